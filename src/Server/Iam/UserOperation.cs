using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names a user.</summary>
internal interface IUserRequest : IEntityRequest
{
    string? UserName { get; }

    string? IEntityRequest.EntityName => UserName;
}

/// <summary>An operation on one user.</summary>
internal abstract class UserOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.User, catalog)
    where TRequest : IRequest<TRequest>, IUserRequest
    where TResponse : IWritable
{
    /// <summary>The user of a call that names one.</summary>
    protected UserRecord FoundUser(Admitted<TRequest> call) => (UserRecord)Found(call).Record!;
}

/// <summary>Names a user, and asks for no more.</summary>
internal sealed record UserRequest(string UserName) : IRequest<UserRequest>, IUserRequest
{
    public static RequestShape<UserRequest> Shape { get; } = new([IamShapes.UserName], fields => new(fields.Name(IamShapes.UserName)));
}

/// <summary>Names a user, and asks for a page of what is the user's.</summary>
internal sealed record UserPageRequest(string UserName, PageRequest Page) : IRequest<UserPageRequest>, IUserRequest, IPageRequest
{
    public static RequestShape<UserPageRequest> Shape { get; } = new(
        [IamShapes.UserName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.UserName), PageRequest.Read(fields)));
}

/// <summary>Names a user, or means the caller, and asks for no more.</summary>
internal sealed record UserOrCallerRequest(string? UserName) : IRequest<UserOrCallerRequest>, IUserRequest
{
    public static RequestShape<UserOrCallerRequest> Shape { get; } = new(
        [IamShapes.UserNameOrCaller],
        fields => new(fields.OptionalName(IamShapes.UserNameOrCaller)));
}

/// <summary>Names a user, or means the caller, and asks for a page of what is the user's.</summary>
internal sealed record UserOrCallerPageRequest(string? UserName, PageRequest Page) : IRequest<UserOrCallerPageRequest>, IUserRequest, IPageRequest
{
    public static RequestShape<UserOrCallerPageRequest> Shape { get; } = new(
        [IamShapes.UserNameOrCaller, .. PageRequest.Members],
        fields => new(fields.OptionalName(IamShapes.UserNameOrCaller), PageRequest.Read(fields)));
}
