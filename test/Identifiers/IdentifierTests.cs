namespace Signet.Identifiers.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("111122223333", true)]
    [InlineData("000000000000", true)]
    [InlineData("11112222333", false)]
    [InlineData("1111222233334", false)]
    [InlineData("11112222333x", false)]
    [InlineData("１１１１２２２２３３３３", false)]
    [InlineData(null, false)]
    public void An_account_number_is_twelve_ascii_digits(string? text, bool good) => Assert.Equal(good, AccountId.TryParse(text, out _));

    [Theory]
    [InlineData("us-east-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("ap-southeast-12", true)]
    [InlineData("eu-isoe-west-1", true)]
    [InlineData("local-1", false)]
    [InlineData("US-EAST-1", false)]
    [InlineData("us-east-", false)]
    [InlineData("us-east-1\n", false)]
    [InlineData("us--1", false)]
    [InlineData("a-b-c-d-1", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaa-b-123", false)]
    public void A_region_is_any_name_of_the_pattern(string text, bool good) => Assert.Equal(good, Region.TryParse(text, out _));

    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public void A_region_knows_its_partition(string region, string partition) => Assert.Equal(partition, Region.Parse(region).Partition);

    [Theory]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab", true)]
    [InlineData("mrk-1234abcd12ab34cd56ef1234567890ab", true)]
    [InlineData("1234ABCD-12ab-34cd-56ef-1234567890ab", false)]
    [InlineData("1234abcd12ab34cd56ef1234567890ab", false)]
    [InlineData("mrk-fake-key-id", false)]
    [InlineData("mrk-1234ABCD12ab34cd56ef1234567890ab", false)]
    [InlineData("{234abcd-12ab-34cd-56ef-1234567890a}", false)]
    [InlineData("", false)]
    public void A_key_id_is_a_lower_case_uuid_or_an_mrk_id(string text, bool good) => Assert.Equal(good, KeyId.TryParse(text, out _));

    [Fact]
    public void New_key_ids_have_the_form_they_should_and_differ()
    {
        Assert.True(KeyId.TryParse(KeyId.New().Value, out _));
        Assert.True(KeyId.Parse(KeyId.New(multiRegion: true).Value).IsMultiRegion);
        Assert.NotEqual(KeyId.New(), KeyId.New());
    }

    [Theory]
    [InlineData("alias/a", true)]
    [InlineData("alias/prod/signing_key-1", true)]
    [InlineData("alias/", false)]
    [InlineData("alias/a:b", false)]
    [InlineData("alias/a b", false)]
    [InlineData("Alias/a", false)]
    [InlineData("a", false)]
    public void An_alias_name_has_the_prefix_and_plain_characters(string text, bool good) => Assert.Equal(good, AliasName.TryParse(text, out _));

    [Fact]
    public void An_alias_name_has_at_most_256_characters()
    {
        Assert.True(AliasName.TryParse("alias/" + new string('x', 250), out _));
        Assert.False(AliasName.TryParse("alias/" + new string('x', 251), out _));
    }

    [Fact]
    public void Names_below_alias_aws_are_reserved()
    {
        Assert.True(AliasName.Parse("alias/aws/s3").IsReserved);
        Assert.False(AliasName.Parse("alias/awsome").IsReserved);
    }

    [Theory]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws:iam::111122223333:role/team/x")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/R/session")]
    [InlineData("arn:aws:s3:::bucket:with:colons")]
    public void An_arn_prints_as_it_was_read(string text) => Assert.Equal(text, Arn.Parse(text).ToString());

    [Theory]
    [InlineData("arn:aws:kms:us-east-1:111122223333")]
    [InlineData("arn::kms:us-east-1:111122223333:key/x")]
    [InlineData("arn:aws::us-east-1:111122223333:key/x")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:")]
    [InlineData("urn:aws:kms:us-east-1:111122223333:key/x")]
    [InlineData("")]
    public void What_is_no_arn_is_not_read(string text) => Assert.False(Arn.TryParse(text, out _));

    [Fact]
    public void Key_and_alias_arns_name_region_and_account()
    {
        var (region, account) = (Region.Parse("eu-central-1"), AccountId.Parse("111122223333"));
        var key = KeyId.Parse("1234abcd-12ab-34cd-56ef-1234567890ab");

        Assert.Equal("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", Arn.Key(region, account, key).ToString());
        Assert.Equal("arn:aws:kms:eu-central-1:111122223333:alias/x", Arn.Alias(region, account, AliasName.Parse("alias/x")).ToString());
        Assert.Equal("arn:aws:iam::111122223333:root", Arn.Root(account).ToString());
        Assert.Equal("arn:aws:iam::111122223333:user/ops/petra", Arn.User(account, "/ops/", "petra").ToString());
        Assert.Equal("arn:aws:iam::111122223333:role/R", Arn.Role(account, "/", "R").ToString());
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/R/s", Arn.AssumedRole(account, "R", "s").ToString());
    }

    [Fact]
    public void New_UUIDs_are_random_ones_and_unlike_each_other_on_all_threads()
    {
        var made = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 1000, _ => made.Add(Uuid.New()));

        Assert.All(made, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal(1000, made.Distinct(StringComparer.Ordinal).Count());
    }
}
