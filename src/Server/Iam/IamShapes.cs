using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam;

/// <summary>The members that IAM's operations share (iam.md, "Ids, names, ARNs" and the field rules). The characters of names and paths are checked by <see cref="IamNames"/>.</summary>
internal static partial class IamShapes
{
    private static readonly TextShape NewName = new(1, 64);
    private static readonly TextShape LongName = new(1, 128);
    private static readonly TextShape AnyArn = new(20, 2048);
    private static readonly TextShape AnyPath = new(1, 512);
    private static readonly TextShape Policy = new(1, 131072, PolicyPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+");
    private static readonly TextShape AnyDescription = new(0, 1000, DescriptionPattern(), @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");

    /// <summary>The name of a user that is there.</summary>
    public static Member<string> UserName { get; } = Member.Required("UserName", LongName);

    /// <summary>The name of a user that is there; without it the caller is meant.</summary>
    public static Member<string> UserNameOrCaller { get; } = Member.Optional("UserName", LongName);

    /// <summary>The name of a user to be.</summary>
    public static Member<string> UserNameToBe { get; } = Member.Required("UserName", NewName);

    public static Member<string> NewUserName { get; } = Member.Optional("NewUserName", NewName);

    public static Member<string> RoleName { get; } = Member.Required("RoleName", NewName);

    public static Member<string> GroupName { get; } = Member.Required("GroupName", LongName);

    public static Member<string> NewGroupName { get; } = Member.Optional("NewGroupName", LongName);

    public static Member<string> InstanceProfileName { get; } = Member.Required("InstanceProfileName", LongName);

    public static Member<string> PolicyName { get; } = Member.Required("PolicyName", LongName);

    public static Member<string> PolicyDocument { get; } = Member.Required("PolicyDocument", Policy);

    public static Member<string> AssumeRolePolicyDocument { get; } = Member.Required("AssumeRolePolicyDocument", Policy);

    public static Member<string> Path { get; } = Member.Optional("Path", AnyPath);

    /// <summary>The path of a managed policy, which takes fewer characters than the others.</summary>
    public static Member<string> PolicyPath { get; } =
        Member.Optional("Path", new TextShape(1, 512, PolicyPathPattern(), @"((/[A-Za-z0-9\.,\+@=_-]+)*)/"));

    public static Member<string> NewPath { get; } = Member.Optional("NewPath", AnyPath);

    public static Member<string> PathPrefix { get; } = Member.Optional("PathPrefix", AnyPath);

    public static Member<string> Description { get; } = Member.Optional("Description", AnyDescription);

    public static Member<string> DescriptionToBe { get; } = Member.Required("Description", AnyDescription);

    public static Member<int?> MaxSessionDuration { get; } = Member.Optional("MaxSessionDuration", new IntegerShape(3600, 43200));

    public static Member<string> PermissionsBoundary { get; } = Member.Optional("PermissionsBoundary", AnyArn).Condition("iam:PermissionsBoundary");

    public static Member<string> PermissionsBoundaryToBe { get; } = Member.Required("PermissionsBoundary", AnyArn).Condition("iam:PermissionsBoundary");

    /// <summary>The ARN of the policy that the operation works on.</summary>
    public static Member<string> PolicyArn { get; } = Member.Required("PolicyArn", AnyArn);

    /// <summary>The ARN of the policy that is attached or detached.</summary>
    public static Member<string> AttachedPolicyArn { get; } = Member.Required("PolicyArn", AnyArn).Condition("iam:PolicyARN");

    public static Member<string> AccessKeyId { get; } =
        Member.Required("AccessKeyId", new TextShape(16, 128, AccessKeyIdPattern(), @"[\w]+"));

    /// <summary>Read by <see cref="IamNames"/>, whose refusal does not tell the value.</summary>
    public static Member<string> Status { get; } = Member.Required("Status", new TextShape(0, int.MaxValue));

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u00FF]+\z")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*\z")]
    private static partial Regex DescriptionPattern();

    [GeneratedRegex(@"^(?:/[A-Za-z0-9.,+@=_-]+)*/\z")]
    private static partial Regex PolicyPathPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex AccessKeyIdPattern();
}
