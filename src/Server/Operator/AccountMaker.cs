using System.Text;
using Signet.Identifiers;
using Signet.Server.RootKeys;
using Signet.Server.Sessions;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Operator;

/// <summary>Makes an account together with its root user's first access key.</summary>
internal static class AccountMaker
{
    /// <summary>The records of a new account; the secret is sealed in them, and given out here once.</summary>
    public static (IReadOnlyList<Change> Changes, string AccessKeyId, string SecretAccessKey) Make(
        AccountId account, Sealer sealer, DateTimeOffset now, string? accessKeyId = null, string? secretAccessKey = null)
    {
        accessKeyId ??= Credentials.NewAccessKeyId("AKIA");
        secretAccessKey ??= Credentials.NewSecret();
        Change[] changes =
        [
            Change.Insert(new AccountRecord { Id = account, CreatedAt = now }),
            Change.Insert(new AccessKeyRecord
            {
                Id = accessKeyId,
                AccountId = account,
                UserId = null,
                Active = true,
                CreatedAt = now,
                SealedSecret = sealer.Seal(Encoding.UTF8.GetBytes(secretAccessKey), Credentials.SecretPurpose(accessKeyId)),
            }),
        ];
        return (changes, accessKeyId, secretAccessKey);
    }
}
