using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

public sealed class SigningKeyTests
{
    // The worked example of AWS's General Reference, "Deriving a signing key".
    [Fact]
    public void The_key_of_AWSs_example_is_derived()
    {
        var key = new byte[SigningKey.Size];
        SigningKey.Derive("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"u8, "20120215", "us-east-1", "iam", key);

        Assert.Equal("f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d", Convert.ToHexStringLower(key));
    }

    [Fact]
    public void A_buffer_of_another_size_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => SigningKey.Derive("secret"u8, "20120215", "us-east-1", "iam", new byte[SigningKey.Size + 1]));
    }
}
