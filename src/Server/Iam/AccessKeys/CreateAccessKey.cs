using System.Text;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.RootKeys;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>Makes an access key for a user, or for the caller; its secret is told here and never again.</summary>
internal sealed class CreateAccessKey(Catalog catalog, Sealer sealer, Func<NewAccessKey> make)
    : UserOperation<UserOrCallerRequest, CreateAccessKeyResponse>(Table, catalog)
{
    /// <summary>A user has at most this many access keys, and so has the root user.</summary>
    public const int MaxPerUser = 2;

    public static Operation Table { get; } = new("CreateAccessKey");

    public override ValueTask<Done<CreateAccessKeyResponse>> ExecuteAsync(Admitted<UserOrCallerRequest> call, CancellationToken cancellationToken)
    {
        var owner = Found(call);
        if (Catalog.AccessKeysOf(owner.Id).Count() >= MaxPerUser)
        {
            throw IamErrors.QuotaExceeded("AccessKeysPerUser", MaxPerUser);
        }

        var (id, secret) = make();
        var record = new AccessKeyRecord
        {
            Id = id,
            AccountId = call.AccountId,
            UserId = owner.IsRoot ? null : owner.Id,
            Active = true,
            CreatedAt = call.Time,
            SealedSecret = sealer.Seal(Encoding.UTF8.GetBytes(secret), Credentials.SecretPurpose(id)),
        };
        return ValueTask.FromResult(Done.With(new CreateAccessKeyResponse(owner.Name, record, secret), new WantedChange(Change.Insert(record)), owner.Touched));
    }
}

/// <summary>The access key with its secret.</summary>
internal sealed class CreateAccessKeyResponse(string? userName, AccessKeyRecord key, string secret) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("AccessKey", new AccessKeyEntry(userName, key, secret));
}
