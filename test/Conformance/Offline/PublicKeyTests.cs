namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet public-key</c> and <c>signet encrypt</c> as a user runs them.</summary>
public sealed class PublicKeyTests
{
    [Fact]
    public async Task A_key_goes_through_every_format_and_comes_out_the_same()
    {
        using var file = await SignedFile.MakeAsync();

        var output = await file.ShellAsync("""
            for format in der jwk ssh cose; do signet public-key pub.pem -o $format | signet public-key - | cmp - pub.pem && echo $format; done
            signet public-key pub.pem --jwks | signet public-key - -o pem | cmp - pub.pem && echo jwks
            signet public-key pub.pem -o openssl-text | cmp - <(openssl pkey -pubin -in pub.pem -noout -text) && echo text
            signet public-key pub.pem -o ssh | ssh-keygen -l -f - >/dev/null 2>&1 || command -v ssh-keygen >/dev/null || true
            """);

        Assert.Equal("der\njwk\nssh\ncose\njwks\ntext\n", output);
    }

    [Fact]
    public async Task OpenSSL_decrypts_what_is_encrypted_and_long_files_want_an_envelope()
    {
        using var file = await SignedFile.MakeAsync();
        await file.ShellAsync("openssl genrsa -out rsa.pem 2048 2>/dev/null && openssl pkey -in rsa.pem -pubout -out rsa.pub && head -c 100000 /dev/urandom >long");

        await file.ShellAsync("signet encrypt msg --public-key rsa.pub -o ct && openssl pkeyutl -decrypt -inkey rsa.pem -in ct -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 | cmp - msg");
        var tooLong = await file.SignetAsync("encrypt", "long", "--public-key", "rsa.pub", "-o", "never");
        await file.ShellAsync("signet encrypt long --public-key rsa.pub --envelope -o long.envelope");

        Assert.Equal(new(2, "", "signet: long: RSAES_OAEP_SHA_256 with RSA_2048 encrypts at most 190 bytes, and the file has more: use --envelope.\n"), tooLong);
        Assert.False(File.Exists(file["never"]));
        Assert.Equal(12 + 32 + 256 + 32 + 100_000 + (2 * 16), new FileInfo(file["long.envelope"]).Length);
    }

    [Fact]
    public async Task A_set_of_several_keys_wants_one_to_be_chosen()
    {
        using var file = await SignedFile.MakeAsync();
        await file.ShellAsync("{ cat pub.pem; openssl genpkey -algorithm ed25519 | openssl pkey -pubout; } >two.pem");

        Assert.Equal(new(2, "", "signet: two.pem: There are 2 keys: choose one with --key-id.\n"), await file.SignetAsync("public-key", "two.pem"));
        Assert.Equal(0, (await file.SignetAsync("public-key", "two.pem", "--jwks")).ExitCode);
    }
}
