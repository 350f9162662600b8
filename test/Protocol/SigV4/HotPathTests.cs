using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

public sealed class HotPathTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 19, 29, 23, TimeSpan.Zero);

    [Fact]
    public void A_signed_POST_is_verified_with_less_than_a_kilobyte_of_garbage()
    {
        var request = PostOfAnSdk();
        var key = new byte[SigningKey.Size];
        SigningKey.Derive("secret"u8, "20261123", "us-west-2", "kms", key);
        Assert.True(Verify(request, key));

        const int Rounds = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            Verify(request, key);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rounds, 0, 1023);
    }

    private static bool Verify(PlainRequest request, byte[] key) => SignatureClaims.Read(request, SigV4Rules.Kms, Now).Matches(request, key);

    private static PlainRequest PostOfAnSdk()
    {
        var uri = new Uri("http://127.0.0.1:14599/");
        var body = Encoding.UTF8.GetBytes($$"""{"KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab","Message":"{{new string('A', 4096)}}"}""");
        KeyValuePair<string, string>[] headers = [new("Host", uri.Authority), new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", "TrentService.Sign")];
        var added = RequestSigner.Sign("POST", uri, headers, body, new("AKIDEXAMPLE", "secret", new string('t', 800)), "us-west-2", "kms", Now);
        return new(headers.Concat(added).ToDictionary(StringComparer.OrdinalIgnoreCase), body);
    }

    private readonly struct PlainRequest(Dictionary<string, string> headers, ReadOnlyMemory<byte> body) : ISignedRequest
    {
        public string Method => "POST";

        public string Path => "/";

        public string Query => "";

        public ReadOnlyMemory<byte> Body => body;

        public int HeaderCount(string name) => headers.ContainsKey(name) ? 1 : 0;

        public string HeaderValue(string name, int index) => headers[name];
    }
}
