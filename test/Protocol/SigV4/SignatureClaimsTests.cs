using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>The order of AWS's checks, and what each of them says.</summary>
public sealed class SignatureClaimsTests
{
    private const string Credential = "AKIDEXAMPLE/20261123/us-west-2/kms/aws4_request";
    private const string Scheme = "AWS4-HMAC-SHA256";
    private const string Presigned = $"X-Amz-Algorithm={Scheme}&X-Amz-Credential={Credential}&X-Amz-Date=20261123T192923Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 19, 29, 23, TimeSpan.Zero);
    private static readonly SigV4Rules Sts = SigV4Rules.Sts with { Service = "kms" };

    [Theory]
    [InlineData("a", SignatureFault.BadUri)]
    [InlineData("*", SignatureFault.BadUri)]
    [InlineData("/%", SignatureFault.BadUri)]
    [InlineData("/%4", SignatureFault.BadUri)]
    [InlineData("/%4g", SignatureFault.BadUri)]
    [InlineData("/..", SignatureFault.BadUri)]
    [InlineData("/a/../../b", SignatureFault.BadUri)]
    [InlineData("/a/b/../../%41", null)]
    public void A_bad_path_is_refused_before_all_else_and_in_silence(string path, SignatureFault? fault)
    {
        var request = Signed() with { Path = path };

        Assert.Equal(fault, Refusal(request)?.Fault);
        Assert.Equal(fault, Refusal(request with { Query = fault is null ? "" : "%" })?.Fault);
        if (fault is not null)
        {
            Assert.Equal(("", 400, null), OnTheWire(request, json: false));
            Assert.Equal(("", 400, null), OnTheWire(request, json: true));
        }
    }

    [Theory]
    [InlineData("a=%", "Incomplete trailing escape % sequence")]
    [InlineData("a=%4&b=1", "Incomplete trailing escape % sequence")]
    [InlineData("a%zz=1", "Illegal hex character in escape % pattern: %zz")]
    public void A_broken_escape_in_the_query_is_named(string query, string message)
    {
        Assert.Equal(("MalformedQueryString", 404, message), OnTheWire(Signed() with { Query = query }, json: false));
        Assert.Equal(("", 400, null), OnTheWire(Signed() with { Query = query }, json: true));
    }

    [Fact]
    public void Two_signatures_are_one_too_many()
    {
        var request = Signed() with { Query = Presigned };

        Assert.Equal(("SignatureDoesNotMatch", 403, null), OnTheWire(request, json: false));
        Assert.Equal(("InvalidSignatureException", 400, "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."), OnTheWire(request, json: true));
    }

    [Fact]
    public void No_signature_is_one_too_few()
    {
        var request = Signed().Without("Authorization");

        Assert.Equal(("MissingAuthenticationToken", 403, "Request is missing Authentication Token"), OnTheWire(request, json: false));
        Assert.Equal(("MissingAuthenticationTokenException", 400, "Missing Authentication Token"), OnTheWire(request, json: true));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", "Basic")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=a/b/c/aws4_request, SignedHeaders=host, Signature=00", "AWS4-ECDSA-P256-SHA256")]
    [InlineData("aws4-hmac-sha256 Credential=a", "aws4-hmac-sha256")]
    [InlineData("", "")]
    public void Another_scheme_is_unsupported(string header, string scheme)
    {
        var request = Signed().With("Authorization", header);

        Assert.Equal(("IncompleteSignature", 400, $"Unsupported AWS 'algorithm': '{scheme}'."), OnTheWire(request, json: false));
        Assert.Equal(("MissingAuthenticationTokenException", 400, "Missing Authentication Token"), OnTheWire(request, json: true));
    }

    [Fact]
    public void A_part_without_equal_sign_is_named()
    {
        const string Header = $"{Scheme} Credential={Credential},SignedHeaders, Signature=00";
        const string Message = $"'SignedHeaders' not a valid key=value pair (missing equal-sign) in Authorization header: '{Header}'.";

        Assert.Equal(("IncompleteSignature", 400, Message), OnTheWire(Signed().With("Authorization", Header), json: false));
        Assert.Equal(("IncompleteSignatureException", 400, Message), OnTheWire(Signed().With("Authorization", Header), json: true));
    }

    [Fact]
    public void Missing_parts_of_the_header_are_all_named_and_the_header_hashed()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Scheme)));
        var message = "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
            + "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
            + $"(Hashed with SHA-256 and encoded with Base64) Authorization={hash}";

        Assert.Equal(message, Refusal(Signed().With("Authorization", Scheme).Without("X-Amz-Date"))?.Message);
    }

    [Fact]
    public void Missing_parts_of_the_query_are_all_named()
    {
        var message = "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. "
            + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.";

        Assert.Equal(message, Refusal(Unsigned($"X-Amz-Algorithm={Scheme}"))?.Message);
    }

    [Fact]
    public void Of_two_like_parts_the_last_counts_in_the_header_and_the_first_in_the_query()
    {
        var header = Signed().With("Authorization", $"{Scheme} Credential=a/b, SignedHeaders=x, Signature=00,Credential={Credential},SignedHeaders=host, Other=1");
        var query = Unsigned($"{Presigned}&X-Amz-Credential=a/b&X-Amz-SignedHeaders=x&X-Amz-Algorithm=none&X-Amz-Date=0");

        Assert.Equal("AKIDEXAMPLE", SignatureClaims.Read(header, SigV4Rules.Kms, Now).AccessKeyId);
        Assert.Equal("AKIDEXAMPLE", SignatureClaims.Read(query, SigV4Rules.Kms, Now).AccessKeyId);
    }

    [Fact]
    public void A_session_token_in_a_header_must_be_signed()
    {
        var request = Signed().And("X-Amz-Security-Token", "token");
        const string Message = "'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS Authorization.";

        Assert.Equal(("SignatureDoesNotMatch", 403, Message), OnTheWire(request, json: false));
        Assert.Equal(("InvalidSignatureException", 400, Message), OnTheWire(request, json: true));
    }

    [Theory]
    [InlineData("X-Amz-Date", "20261123T192923Z", null)]
    [InlineData("X-Amz-Date", "2026-11-23T19:29:23Z", null)]
    [InlineData("Date", "20261123T192923Z", null)]
    [InlineData("Date", "Mon, 23 Nov 2026 19:29:23 GMT", SignatureFault.DateUnreadable)]
    [InlineData("X-Amz-Date", "20261123T192960Z", SignatureFault.DateUnreadable)]
    [InlineData("X-Amz-Date", "20261123T192923", SignatureFault.DateUnreadable)]
    [InlineData("X-Amz-Date", "", SignatureFault.DateUnreadable)]
    [InlineData("X-Amz-Date", "00010101T000000Z", SignatureFault.Expired)]
    [InlineData("X-Amz-Date", "99991231T235959Z", SignatureFault.NotYetCurrent)]
    public void A_date_is_read_from_either_header_in_either_ISO_form(string name, string date, SignatureFault? fault)
    {
        var request = Signed().Without("X-Amz-Date").And(name, date);

        Assert.Equal(fault, Refusal(request)?.Fault);
    }

    [Fact]
    public void An_extended_date_is_signed_in_its_basic_form_and_refused_in_a_query()
    {
        var request = Signed().With("X-Amz-Date", "2026-11-23T19:29:23Z");
        var query = Unsigned(Presigned.Replace("20261123T192923Z", "2026-11-23T19:29:23Z", StringComparison.Ordinal));

        Assert.StartsWith($"{Scheme}\n20261123T192923Z\n20261123/us-west-2/kms/aws4_request\n", SignatureClaims.Read(request, SigV4Rules.Kms, Now).StringToSign(request), StringComparison.Ordinal);
        Assert.Equal("Date must be in ISO-8601 'basic format'. Got '2026-11-23T19:29:23Z'. See http://en.wikipedia.org/wiki/ISO_8601", Refusal(query)?.Message);
    }

    [Fact]
    public void Old_and_early_requests_are_told_the_limits()
    {
        Assert.Equal(
            "Signature expired: 20261123T192923Z is now earlier than 20261123T192924Z (20261123T193424Z - 5 min.)",
            Refusal(Signed(), now: Now.AddSeconds(301))?.Message);
        Assert.Equal(
            "Signature not yet current: 20261123T192923Z is still later than 20261123T192922Z (20261123T191422Z + 15 min.)",
            Refusal(Signed(), Sts, Now.AddSeconds(-901))?.Message);
        Assert.Null(Refusal(Signed(), now: Now.AddSeconds(300)));
        Assert.Null(Refusal(Signed(), now: Now.AddSeconds(-300)));
    }

    [Theory]
    [InlineData("", 300, -300)]
    [InlineData("&X-Amz-Expires=1", 1, -300)]
    [InlineData("&X-Amz-Expires=90", 90, -300)]
    [InlineData("&X-Amz-Expires=604800", 604800, -300)]
    public void A_presigned_request_lives_as_long_as_it_says(string expires, int until, int from)
    {
        var request = Unsigned(Presigned + expires);

        Assert.Null(Refusal(request, now: Now.AddSeconds(until)));
        Assert.Equal(SignatureFault.Expired, Refusal(request, now: Now.AddSeconds(until + 1))?.Fault);
        Assert.Null(Refusal(request, now: Now.AddSeconds(from)));
        Assert.Equal(SignatureFault.NotYetCurrent, Refusal(request, now: Now.AddSeconds(from - 1))?.Fault);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("604801")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("")]
    public void A_lifetime_that_is_none_is_refused_or_by_STS_ignored(string expires)
    {
        var request = Unsigned($"{Presigned}&X-Amz-Expires={expires}");

        Assert.Equal("IncompleteSignatureException", OnTheWire(request, json: true).Code);
        Assert.Equal(SignatureFault.ExpiresUnreadable, Refusal(request)?.Fault);
        Assert.Null(Refusal(request, Sts, Now.AddMinutes(15)));
        Assert.Equal(SignatureFault.Expired, Refusal(request, Sts, Now.AddSeconds(901))?.Fault);
    }

    [Theory]
    [InlineData("a/20261123/us-west-2/kms")]
    [InlineData("a/20261123/us-west-2/kms/aws4_request/")]
    [InlineData("")]
    public void A_credential_has_five_parts(string credential)
    {
        var refusal = Refusal(Signed().With("Authorization", $"{Scheme} Credential={credential}, SignedHeaders=host, Signature=00"));

        Assert.Equal($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'", refusal?.Message);
    }

    [Fact]
    public void All_that_is_wrong_with_a_scope_is_said_at_once()
    {
        var refusal = Refusal(Signed().With("Authorization", $"{Scheme} Credential=a/20261122/Nowhere/sts/end, SignedHeaders=host, Signature=00"));

        Assert.Equal(
            "Credential should be scoped to a valid region, not 'Nowhere'. Credential should be scoped to correct service: 'kms'. "
            + "Credential should be scoped with a valid terminator: 'aws4_request', not 'end'. "
            + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261122' != '20261123', from '20261123T192923Z'. ",
            refusal?.Message);
    }

    [Fact]
    public void The_checks_come_in_AWSs_order()
    {
        // Each step mends one fault of a request that has them all.
        var request = Unsigned("%") with { Path = "a" };
        SignatureFault?[] seen =
        [
            Next(request),
            Next(request = request with { Path = "/" }),
            Next(request = (request with { Query = Presigned }).And("Authorization", "Basic a")),
            Next(request = request with { Query = "" }),
            Next(request = request.With("Authorization", $"{Scheme} Credential")),
            Next(request = request.With("Authorization", $"{Scheme} Credential=a/b,SignedHeaders=a")),
            Next(request = request.And("Date", "now").And("X-Amz-Security-Token", "t").With("Authorization", $"{Scheme} Credential=a/b,SignedHeaders=a,Signature=")),
            Next(request = request.With("Authorization", $"{Scheme} Credential=a/b,SignedHeaders=host,Signature=")),
            Next(request = request.Without("X-Amz-Security-Token")),
            Next(request = request.With("Date", "20201123T192923Z")),
            Next(request = request.With("Date", "20261123T192923Z")),
            Next(request = request.With("Authorization", $"{Scheme} Credential=a/b/c/d/e,SignedHeaders=host,Signature=")),
            Next(request.With("Authorization", $"{Scheme} Credential={Credential},SignedHeaders=host,Signature=")),
        ];

        Assert.Equal(
            [
                SignatureFault.BadUri, SignatureFault.MalformedQuery, SignatureFault.BothForms, SignatureFault.UnsupportedScheme, SignatureFault.NotKeyValue,
                SignatureFault.HeaderIncomplete, SignatureFault.HostUnsigned, SignatureFault.TokenUnsigned, SignatureFault.DateUnreadable, SignatureFault.Expired,
                SignatureFault.CredentialMalformed, SignatureFault.ScopeWrong, null,
            ],
            seen);

        static SignatureFault? Next(TestRequest request) => Refusal(request)?.Fault;
    }

    [Theory]
    [InlineData("host;x-a", "good", true)]
    [InlineData("x-a;host", "unsorted", false)]
    [InlineData("host;host;x-a", "twice", false)]
    [InlineData("Host;host;x-a", "upper case", false)]
    [InlineData("host;x-a;x-b", "absent", false)]
    [InlineData(";host;x-a", "empty", false)]
    public void Signed_headers_are_lower_case_sorted_and_present(string names, string why, bool good)
    {
        var request = Signed().And("X-A", why).With("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders={names}, Signature={new string('0', 64)}");
        var key = new byte[SigningKey.Size];
        var claims = SignatureClaims.Read(request, SigV4Rules.Kms, Now);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(claims.StringToSign(request))));
        var signed = request.With("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders={names}, Signature={signature}");

        Assert.Equal(good, SignatureClaims.Read(signed, SigV4Rules.Kms, Now).Matches(signed, key));
    }

    [Fact]
    public void A_signature_is_lower_case_hexadecimal_of_the_right_length()
    {
        var key = new byte[SigningKey.Size];
        var request = Signed();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(SignatureClaims.Read(request, SigV4Rules.Kms, Now).StringToSign(request))));

        Assert.True(Matches(signature));
        Assert.False(Matches(signature.ToUpperInvariant()));
        Assert.False(Matches(signature[..^1]));
        Assert.False(Matches(signature + "0"));
        Assert.False(Matches(""));

        bool Matches(string text)
        {
            var signed = Signed(text);
            return SignatureClaims.Read(signed, SigV4Rules.Kms, Now).Matches(signed, key);
        }
    }

    [Theory]
    [InlineData("/a%20b/%41", "/a%2520b/%2541")]
    [InlineData("/a/b/..", "/a")]
    [InlineData("/a//./b/", "/a/b/")]
    [InlineData("/a/../b/c/../../d", "/d")]
    [InlineData("", "/")]
    [InlineData("/~a:@é", "/~a%3A%40%C3%A9")]
    public void A_path_is_normalised_and_escaped_once_more(string path, string canonical)
    {
        var request = Signed() with { Path = path };

        Assert.Equal(canonical, SignatureClaims.Read(request, SigV4Rules.Kms, Now).CanonicalRequest(request).Split('\n')[1]);
    }

    [Theory]
    [InlineData("b=2&a=1", "a=1&b=2")]
    [InlineData("a=2&a=10&a=1", "a=1&a=10&a=2")]
    [InlineData("a-b=1&a=2", "a=2&a-b=1")]
    [InlineData("a&b=&=c", "=c&a=&b=")]
    [InlineData("a=b+c%20d", "a=b%20c%20d")]
    [InlineData("%61=%2f%2F/", "a=%2F%2F%2F")]
    [InlineData("a=b=c&&", "a=b%3Dc")]
    [InlineData("X-Amz-Signature=1", "X-Amz-Signature=1")]
    [InlineData("a=%ff%00é", "a=%FF%00%C3%A9")]
    public void A_query_is_decoded_encoded_and_sorted(string query, string canonical)
    {
        var request = Signed() with { Query = query };

        Assert.Equal(canonical, SignatureClaims.Read(request, SigV4Rules.Kms, Now).CanonicalRequest(request).Split('\n')[2]);
    }

    [Fact]
    public void What_is_too_large_is_refused()
    {
        var many = string.Join(';', Enumerable.Range(0, 101).Select(index => string.Create(CultureInfo.InvariantCulture, $"h{index}")));
        var listing = Signed().With("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders=host;x-big, Signature=00");
        TestRequest[] tooLarge =
        [
            Signed() with { Path = "/" + new string('a', 8192) },
            Signed() with { Query = string.Concat(Enumerable.Repeat("a&", 1000)) },
            Signed() with { Query = new string('a', 65537) },
            Signed().With("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders={many}, Signature=00"),
            Signed().With("Authorization", $"{Scheme} {new string('a', 16384)}"),
            Signed().With("X-Amz-Date", new string('2', 16385)),
            listing.And("X-Big", new string('a', 65536)),
        ];

        Assert.All(tooLarge, request => Assert.Equal(SignatureFault.TooLarge, Refusal(request)?.Fault));
        Assert.Equal(("IncompleteSignature", 400), (OnTheWire(tooLarge[0], json: false).Code, OnTheWire(tooLarge[0], json: false).Status));
    }

    [Fact]
    public void Many_headers_and_parameters_up_to_the_limits_are_read()
    {
        var names = Enumerable.Range(0, 99).Select(index => string.Create(CultureInfo.InvariantCulture, $"i{index:00}")).ToList();
        var request = Signed().With("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders=host;{string.Join(';', names)}, Signature=00");
        request = names.Aggregate(request, (with, name) => with.And(name, new string('é', 500))) with { Query = string.Join('&', Enumerable.Repeat("é=%41", 1000)) };

        var lines = SignatureClaims.Read(request, SigV4Rules.Kms, Now).CanonicalRequest(request).Split('\n');

        Assert.Equal(string.Join('&', Enumerable.Repeat("%C3%A9=A", 1000)), lines[2]);
        Assert.Equal($"i98:{new string('é', 500)}", lines[3 + 99]);
    }

    private static TestRequest Unsigned(string query) => TestRequest.To("POST", $"/?{query}", [new("Host", "kms.example.test")], default);

    private static TestRequest Signed(string signature = "00") => Unsigned("")
        .And("X-Amz-Date", "20261123T192923Z")
        .And("Authorization", $"{Scheme} Credential={Credential}, SignedHeaders=host, Signature={signature}");

    private static SignatureException? Refusal(TestRequest request, SigV4Rules? rules = null, DateTimeOffset? now = null) =>
        Record.Exception(() => SignatureClaims.Read(request, rules ?? SigV4Rules.Kms, now ?? Now)) as SignatureException;

    private static (string Code, int Status, string? Message) OnTheWire(TestRequest request, bool json) => SignatureFaults.OnTheWire(Refusal(request)!, json);
}
