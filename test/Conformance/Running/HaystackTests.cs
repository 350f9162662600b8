using System.Security.Cryptography;
using Signet.Tests;

namespace Signet.Conformance.Tests.Running;

/// <summary>A search that finds nothing means something only if it finds what is there.</summary>
public sealed class HaystackTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(40);

    [Fact]
    public void A_secret_is_found_as_it_is_and_in_part()
    {
        Assert.NotEmpty(In([1, 2, 3, .. Secret, 4]).Find(Secret));
        Assert.NotEmpty(In([.. Secret[..20], 0, 0, 0]).Find(Secret));
        Assert.NotEmpty(In([.. Secret[20..], 0, 0, 0]).Find(Secret));
        Assert.Empty(In(RandomNumberGenerator.GetBytes(100_000)).Find(Secret));
    }

    [Fact]
    public void A_secret_is_found_in_hexadecimal_and_in_base64_at_every_alignment()
    {
        Assert.NotEmpty(InText(Convert.ToHexString(Secret)).Find(Secret));
        Assert.NotEmpty(InText(Convert.ToHexStringLower(Secret)).Find(Secret));
        for (var before = 0; before < 6; before++)
        {
            Assert.NotEmpty(InText(Convert.ToBase64String([.. RandomNumberGenerator.GetBytes(before), .. Secret, 1, 2, 3, 4])).Find(Secret));
        }
    }

    private static Haystack In(byte[] bytes) => new([("bytes", bytes)]);

    private static Haystack InText(string text) => In([.. "text: "u8, .. System.Text.Encoding.ASCII.GetBytes(text)]);
}
