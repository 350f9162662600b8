using System.Text.Json;
using Signet.Policies;
using Signet.Server.Pipeline;

namespace Signet.Server.Trail;

/// <summary>CloudTrail's <c>userIdentity</c>: who called.</summary>
internal static class UserIdentity
{
    /// <summary>LookupEvents' Username: the user's name, or the session's.</summary>
    public static string NameOf(Caller caller) => caller.Names.Kind switch
    {
        CallerKind.Root => "root",
        CallerKind.RoleSession => caller.Session!.Name,
        _ => caller.UserName!,
    };

    /// <summary>The caller in its own account's trail.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="caller">Who called.</param>
    /// <param name="invokedBy">The service that acted for the caller; null when the caller did so itself.</param>
    public static void Write(Utf8JsonWriter json, Caller caller, string? invokedBy = null)
    {
        json.WriteStartObject("userIdentity"u8);
        json.WriteString("type"u8, caller.Names.Kind switch
        {
            CallerKind.Root => "Root",
            CallerKind.RoleSession => "AssumedRole",
            _ => "IAMUser",
        });
        json.WriteString("principalId"u8, caller.UserId);
        json.WriteString("arn"u8, caller.Names.Arn);
        json.WriteString("accountId"u8, caller.AccountId.Value);
        if (caller.AccessKeyId.Length > 0)
        {
            json.WriteString("accessKeyId"u8, caller.AccessKeyId);
        }

        if (caller.UserName is { } name)
        {
            json.WriteString("userName"u8, name);
        }

        if (caller.Session is not null)
        {
            WriteSession(json, caller);
        }

        if (invokedBy is not null)
        {
            json.WriteString("invokedBy"u8, invokedBy);
        }

        json.WriteEndObject();
    }

    /// <summary>The caller as another account sees it: by its account and id alone.</summary>
    public static void WriteForeign(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject("userIdentity"u8);
        json.WriteString("type"u8, "AWSAccount"u8);
        json.WriteString("principalId"u8, caller.UserId);
        json.WriteString("accountId"u8, caller.AccountId.Value);
        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject("sessionContext"u8);
        if (caller.Role is { } role)
        {
            json.WriteStartObject("sessionIssuer"u8);
            json.WriteString("type"u8, "Role"u8);
            json.WriteString("principalId"u8, role.Record.Id);
            json.WriteString("arn"u8, role.Arn);
            json.WriteString("accountId"u8, role.Record.AccountId.Value);
            json.WriteString("userName"u8, role.Record.Name);
            json.WriteEndObject();
        }

        json.WriteStartObject("attributes"u8);
        json.WriteString("creationDate"u8, ConditionContext.Date(caller.Session!.IssuedAt));
        json.WriteString("mfaAuthenticated"u8, "false"u8);
        json.WriteEndObject();
        if (caller.Session.SourceIdentity is { } source)
        {
            json.WriteString("sourceIdentity"u8, source);
        }

        json.WriteEndObject();
    }
}
