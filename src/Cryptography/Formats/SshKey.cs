using System.Buffers.Binary;
using System.Text;

namespace Signet.Cryptography.Formats;

// A line: name SP base64 [SP comment]. The base64 holds (RFC 4251, section 5: string = length (4) | bytes; mpint = a string in two's complement)
//   ssh-rsa             string "ssh-rsa" | mpint e | mpint n               (RFC 4253, section 6.6)
//   ecdsa-sha2-nistp256 string name | string "nistp256" | string 04 X Y    (RFC 5656, section 3.1)
//   ssh-ed25519         string name | string key (32)                      (RFC 8709, section 4)

/// <summary>OpenSSH public keys, one a line as in <c>id_ed25519.pub</c>.</summary>
internal static class SshKey
{
    private const int MaxKeys = 100;
    private const string CurvePrefix = "ecdsa-sha2-";

    public static bool Looks(string text) => KeyNames.All.Any(row => row.Ssh is not null && text.StartsWith(row.Ssh + ' ', StringComparison.Ordinal));

    public static IReadOnlyList<KeyEntry> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
        return lines.Count <= MaxKeys ? lines.ConvertAll(ReadLine) : throw new UnreadableException($"There are more than {MaxKeys} SSH keys.");
    }

    public static string Write(PublicKey key, string? comment)
    {
        var name = KeyNames.Of(key.Spec).Ssh ?? throw new UnreadableException($"OpenSSH has no keys of {key.Spec}.");
        var parts = KeyParts.Of(key);
        byte[] blob = name switch
        {
            "ssh-rsa" => [.. String(name), .. Mpint(parts.Second), .. Mpint(parts.First)],
            "ssh-ed25519" => [.. String(name), .. String(parts.First)],
            _ => [.. String(name), .. String(name[CurvePrefix.Length..]), .. String([4, .. parts.First, .. parts.Second])],
        };
        return $"{name} {Convert.ToBase64String(blob)}{(comment is null ? "" : " " + comment)}\n";
    }

    private static KeyEntry ReadLine(string line)
    {
        if (line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is not [var name, var base64, .. var comment] || !Base64Text.TryDecode(base64, out var blob))
        {
            throw new UnreadableException("A line is not an SSH public key: name, base64, comment.");
        }

        return new(Open(name, blob)) { Id = comment.FirstOrDefault() };
    }

    private static PublicKey Open(string name, ReadOnlySpan<byte> blob)
    {
        if (Text(Take(ref blob)) != name)
        {
            throw new UnreadableException("The SSH key's name and its content differ.");
        }

        var key = name switch
        {
            "ssh-rsa" => OpenRsa(ref blob),
            "ssh-ed25519" => KeyParts.Open(KeySpec.EccNistEdwards25519, Take(ref blob)),
            _ => OpenPoint(name, ref blob),
        };
        return blob.IsEmpty ? key : throw new UnreadableException("Bytes follow the SSH key.");
    }

    private static PublicKey OpenRsa(ref ReadOnlySpan<byte> blob)
    {
        var exponent = Take(ref blob);
        return KeyParts.OpenRsa(Positive(Take(ref blob)), Positive(exponent));
    }

    private static PublicKey OpenPoint(string name, ref ReadOnlySpan<byte> blob)
    {
        var row = KeyNames.All.FirstOrDefault(row => row.Ssh == name);
        return row is not null && Text(Take(ref blob)) == name[CurvePrefix.Length..]
            ? KeyParts.Open(row.Spec, Take(ref blob))
            : throw new UnreadableException("The SSH key is of a kind that no key of AWS KMS is.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(blob) is var length && length > (uint)(blob.Length - 4))
        {
            throw new UnreadableException("The SSH key is cut off.");
        }

        var value = blob[4..][..(int)length];
        blob = blob[(4 + (int)length)..];
        return value;
    }

    private static string Text(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value);

    private static ReadOnlySpan<byte> Positive(ReadOnlySpan<byte> mpint) => mpint is [] or [>= 0x80, ..] or [0, < 0x80, ..]
        ? throw new UnreadableException("A number of the SSH key is negative or not minimal.")
        : mpint;

    private static byte[] String(string value) => String(Encoding.Latin1.GetBytes(value));

    private static byte[] String(ReadOnlySpan<byte> value)
    {
        var encoded = new byte[4 + value.Length];
        BinaryPrimitives.WriteInt32BigEndian(encoded, value.Length);
        value.CopyTo(encoded.AsSpan(4));
        return encoded;
    }

    private static byte[] Mpint(byte[] number) => String(number[0] < 0x80 ? number : [0, .. number]);
}
