using System.Globalization;

namespace Signet.Protocol.SigV4;

// keyid/date/region/service/aws4_request   (steps 12 and 13)
internal readonly record struct CredentialScope(string AccessKeyId, string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    private const int Parts = 5;
    private const int DayLength = 8;

    public static CredentialScope Read(ReadOnlySpan<char> credential, SigV4Rules rules, DateTimeOffset signedAt)
    {
        Span<Range> parts = stackalloc Range[Parts + 1];
        if (credential.Split(parts, '/') != Parts)
        {
            throw SignatureErrors.CredentialMalformed(credential.ToString());
        }

        var (date, region) = (credential[parts[1]].ToString(), credential[parts[2]].ToString());
        var service = credential[parts[3]];
        var terminator = credential[parts[4]];
        Span<char> signed = stackalloc char[SignatureDate.Length];
        signedAt.TryFormat(signed, out _, SignatureDate.Format, CultureInfo.InvariantCulture);

        var complaints = string.Concat(
            Identifiers.Region.TryParse(region, out _) ? "" : $"Credential should be scoped to a valid region, not '{region}'. ",
            service.SequenceEqual(rules.Service) ? "" : $"Credential should be scoped to correct service: '{rules.Service}'. ",
            terminator.SequenceEqual(Terminator) ? "" : $"Credential should be scoped with a valid terminator: '{Terminator}', not '{terminator}'. ",
            signed[..DayLength].SequenceEqual(date) ? "" : $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}' != '{signed[..DayLength]}', from '{signed}'. ");

        return complaints.Length == 0
            ? new(credential[parts[0]].ToString(), date, region, rules.Service)
            : throw SignatureErrors.ScopeWrong(complaints);
    }

    public override string ToString() => $"{AccessKeyId}/{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>The scope alone, without whose key it is.</summary>
    public void Append(ref CanonicalBuffer buffer)
    {
        buffer.Append(Date);
        buffer.Append((byte)'/');
        buffer.Append(Region);
        buffer.Append((byte)'/');
        buffer.Append(Service);
        buffer.Append("/aws4_request"u8);
    }
}
