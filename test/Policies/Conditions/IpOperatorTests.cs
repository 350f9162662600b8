namespace Signet.Policies.Tests.Conditions;

public sealed class IpOperatorTests
{
    [Theory]
    [InlineData("'203.0.113.0/24'", "203.0.113.7", true)]
    [InlineData("'203.0.113.0/24'", "203.0.114.7", false)]
    [InlineData("'203.0.113.9/24'", "203.0.113.7", true)]
    [InlineData("'203.0.113.7'", "203.0.113.7", true)]
    [InlineData("'203.0.113.7'", "203.0.113.8", false)]
    [InlineData("'203.0.113.7/32'", "203.0.113.7", true)]
    [InlineData("'203.0.113.7/31'", "203.0.113.6", true)]
    [InlineData("'203.0.113.7/31'", "203.0.113.8", false)]
    [InlineData("'0.0.0.0/0'", "203.0.113.7", true)]
    [InlineData("'128.0.0.0/1'", "203.0.113.7", true)]
    [InlineData("'128.0.0.0/1'", "127.0.0.1", false)]
    [InlineData("['10.0.0.0/8','203.0.113.0/24']", "203.0.113.7", true)]
    [InlineData("'2001:db8::/32'", "2001:db8:1::7", true)]
    [InlineData("'2001:DB8::/32'", "2001:0db8:0001:0000::7", true)]
    [InlineData("'2001:db8::/32'", "2001:db9::7", false)]
    [InlineData("'2001:db8::7'", "2001:db8::7", true)]
    [InlineData("'2001:db8::7'", "2001:db8::8", false)]
    [InlineData("'2001:db8::/127'", "2001:db8::1", true)]
    [InlineData("'::/0'", "2001:db8::7", true)]
    [InlineData("'::/0'", "203.0.113.7", false)]
    [InlineData("'0.0.0.0/0'", "2001:db8::7", false)]
    [InlineData("'203.0.113.0/24'", "::ffff:203.0.113.7", true)]
    [InlineData("'203.0.113.0/33'", "203.0.113.7", false)]
    [InlineData("'203.0.113.0/-1'", "203.0.113.7", false)]
    [InlineData("'203.0.113.0/ 24'", "203.0.113.7", false)]
    [InlineData("'203.0.113.0/'", "203.0.113.0", false)]
    [InlineData("'2001:db8::/129'", "2001:db8::7", false)]
    [InlineData("'10'", "0.0.0.10", false)]
    [InlineData("'10.1'", "10.0.0.1", false)]
    [InlineData("'010.0.0.1'", "8.0.0.1", false)]
    [InlineData("'0x0a.0.0.1'", "10.0.0.1", false)]
    [InlineData("'[2001:db8::7]'", "2001:db8::7", false)]
    [InlineData("'fe80::1%1'", "fe80::1", false)]
    [InlineData("'somewhere'", "203.0.113.7", false)]
    [InlineData("'203.0.113.0/24'", "somewhere", false)]
    [InlineData("'203.0.113.0/24'", "203.0.113.0/24", false)]
    public void An_address_lies_in_a_range_or_not(string policy, string request, bool inside)
    {
        Assert.Equal(inside, ConditionRow.Holds("IpAddress", policy, request));
        Assert.Equal(!inside, ConditionRow.Holds("NotIpAddress", policy, request));
    }

    [Theory]
    [InlineData("203.0.113.7", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("192.0.2.1", true)]
    public void Outside_a_list_is_outside_every_range_of_it(string request, bool holds) =>
        Assert.Equal(holds, ConditionRow.Holds("NotIpAddress", "['10.0.0.0/8','203.0.113.0/24']", request));
}
