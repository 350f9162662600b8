using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>SigV4 as a proxy checks it, written down once more from AWS's description, so that it is no mirror of the signer.</summary>
internal static class ProxySignature
{
    public const string AccessKeyId = "BETWEEN2TENAND3TENCHARACTERS";
    public const string Secret = "PleaseReplaceThisWithSomeSecretOfLength43To64";

    public static bool IsGood(HttpRequest http, byte[] body, string region, string secret)
    {
        var parts = http.Headers.Authorization.ToString().Split(' ', 2);
        if (parts is not ["AWS4-HMAC-SHA256", var rest])
        {
            return false;
        }

        var fields = rest.Split(", ").Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var date = http.Headers["x-amz-date"].ToString();
        var scope = $"{date[..8]}/{region}/kms-xks-proxy/aws4_request";
        var canonical = string.Join('\n', [
            "POST", http.Path.Value!, "",
            .. fields["SignedHeaders"].Split(';').Select(name => $"{name}:{http.Headers[name]}"), "",
            fields["SignedHeaders"], Convert.ToHexStringLower(SHA256.HashData(body))]);
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        return fields["Credential"] == $"{AccessKeyId}/{scope}"
            && fields["SignedHeaders"] is "host;x-amz-date"
            && fields["Signature"] == Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
