using System.Globalization;
using Signet.Identifiers;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.CredentialReports;

/// <summary>One line of a credential report (IAM user guide, "Generate credential reports"): who, no password, no MFA device, two access keys, no certificates.</summary>
internal static class CredentialRow
{
    public const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private const string No = "false";
    private const string None = "N/A";
    private const string NotSupported = "not_supported";

    private static readonly string[] NoPassword = [No, None, None, None];
    private static readonly string[] RootPassword = [NotSupported, "no_information", NotSupported, NotSupported];
    private static readonly string[] NoKey = [No, None, None, None, None];
    private static readonly string[] NoCertificates = [No, None, No, None];

    public static string OfRoot(AccountRecord account, IReadOnlyList<(AccessKeyRecord Key, CredentialUseRecord? Use)> keys) =>
        Row("<root_account>", Arn.Root(account.Id).ToString(), account.CreatedAt, RootPassword, keys);

    public static string Of(User user, IReadOnlyList<(AccessKeyRecord Key, CredentialUseRecord? Use)> keys) =>
        Row(user.Record.Name, user.Arn, user.Record.CreatedAt, NoPassword, keys);

    private static string Row(string name, string arn, DateTimeOffset created, string[] password, IReadOnlyList<(AccessKeyRecord Key, CredentialUseRecord? Use)> keys)
    {
        string[] fields = [name, arn, Time(created), .. password, No, .. KeyAt(keys, 0), .. KeyAt(keys, 1), .. NoCertificates];
        return string.Join(',', fields.Select(Quoted));
    }

    private static string[] KeyAt(IReadOnlyList<(AccessKeyRecord Key, CredentialUseRecord? Use)> keys, int index)
    {
        if (index >= keys.Count)
        {
            return NoKey;
        }

        var (key, use) = keys[index];
        return [key.Active ? "true" : No, Time(key.CreatedAt), use is null ? None : Time(use.UsedAt), use?.Region ?? None, use?.Service ?? None];
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    // A name may have a comma (RFC 4180, section 2); quotes it cannot have.
    private static string Quoted(string field) => field.Contains(',', StringComparison.Ordinal) ? $"\"{field}\"" : field;
}
