using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>Requests recorded from real SDKs, and the same altered one thing at a time.</summary>
public sealed class SdkRequestTests
{
    private static readonly SigV4Rules[] Services = [SigV4Rules.Kms, SigV4Rules.Sts, SigV4Rules.Iam];

    [Fact]
    public void Every_genuine_request_is_taken()
    {
        var vectors = Vectors(good: true);

        Assert.Equal(28, vectors.Count);
        Assert.All(vectors, vector =>
        {
            var (request, expected) = (Request(vector), vector.GetProperty("expect"));
            var claims = TestCredentials.OfTheVectors.Authenticate(request, Rules(vector), vector.Time("now"));

            Assert.Equal(expected.Text("access_key_id"), claims.AccessKeyId);
            Assert.Equal(expected.Text("canonical_request"), claims.CanonicalRequest(request));
            Assert.Equal(expected.Text("string_to_sign"), claims.StringToSign(request));
            Assert.Equal(vector.Text("region"), claims.Region);
            Assert.Equal(vector.Text("service"), claims.Service);
        });
    }

    [Fact]
    public void Every_altered_request_is_refused_in_AWSs_words()
    {
        var vectors = Vectors(good: false);

        Assert.Equal(55, vectors.Count);
        Assert.All(vectors, vector =>
        {
            var (rules, expected) = (Rules(vector), vector.GetProperty("expect"));
            var store = expected.TryGetProperty("session_expired", out _) ? Expired() : TestCredentials.OfTheVectors;
            var refusal = Assert.Throws<SignatureException>(() => store.Authenticate(Request(vector), rules, vector.Time("now")));
            var (code, status, message) = SignatureFaults.OnTheWire(refusal, rules.JsonErrors);

            Assert.Equal(expected.Text("code"), code);
            Assert.Equal(expected.GetProperty("status").GetInt32(), status);
            Assert.Contains(expected.Text("message_contains"), message ?? "", StringComparison.Ordinal);
            Assert.EndsWith(expected.TryGetProperty("suffix", out var suffix) ? suffix.GetString()! : "", message ?? "", StringComparison.Ordinal);
        });
    }

    private static List<JsonElement> Vectors(bool good) =>
        [.. SigV4Vectors.Read("sdk-requests.jsonl").Where(vector => vector.GetProperty("expect").GetProperty("ok").GetBoolean() == good)];

    private static TestCredentials Expired() => new(
        new SigningCredentials("ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "IQoJb3JpZ2luX2VjEOz//////////wEXAMPLEtoken/+=="))
    {
        SessionsAreOver = true,
    };

    private static SigV4Rules Rules(JsonElement vector) => Services.Single(rules => rules.Service == vector.Text("service"));

    private static TestRequest Request(JsonElement vector)
    {
        var headers = vector.GetProperty("headers").EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!));
        return TestRequest.To(vector.Text("method"), vector.Text("target"), headers, vector.GetProperty("body_b64").GetBytesFromBase64());
    }
}
