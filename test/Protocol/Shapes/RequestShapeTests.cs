using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;

namespace Signet.Protocol.Tests.Shapes;

public sealed partial class RequestShapeTests
{
    private static readonly Member<string> Name = Member.Required("KeyId", new TextShape(1, 8)).Condition("kms:Name");
    private static readonly Member<byte[]> Blob = Member.Optional("Message", new BlobShape(1, 4)).Secret();
    private static readonly Member<string> Kind = Member.Optional("Kind", new NameShape<string>(["A", "B"], name => name), "A").Condition("kms:Kind");
    private static readonly Member<int?> Limit = Member.Optional("Limit", new IntegerShape(1, 10));
    private static readonly Member<bool?> Flag = Member.Optional<bool?>("Flag", new BooleanShape(), standard: false).ConditionWhenGiven("kms:Flag");
    private static readonly Member<string> Alias = Member.Optional("AliasName", new TextShape(1, 8, Pattern(), "^[a-z]+$"));
    private static readonly Member<string> TagKey = Member.Required("TagKey", new TextShape(1, 3));
    private static readonly Member<IReadOnlyList<string>> Tags = Member.Optional(
        "Tags", new ListShape<string>(new StructureShape<string>([TagKey], fields => fields.Get(TagKey), (json, key) => json.WriteStringValue(key)), maximum: 2));

    private static readonly Member<IReadOnlyDictionary<string, string>> Map = Member.Optional("Map", new MapShape());
    private static readonly Member<DateTimeOffset?> Time = Member.Optional("ValidTo", new TimeShape());

    private static readonly RequestShape<Fields> Shape = new([Name, Blob, Kind, Limit, Flag, Alias, Tags, Map, Time], fields => fields);

    [Fact]
    public void Every_kind_of_member_is_read_from_json()
    {
        var fields = Read("""{"KeyId":"k","Message":"AQI=","Kind":"B","Limit":3,"Flag":true,"AliasName":"x","Tags":[{"TagKey":"a"},{"TagKey":"b"}],"Map":{"x":"y"},"ValidTo":1.7e9}""");

        Assert.Equal("k", fields.Get(Name));
        Assert.Equal([1, 2], fields.Get(Blob));
        Assert.Equal("B", fields.Get(Kind));
        Assert.Equal(3, fields.Get(Limit));
        Assert.True(fields.Get(Flag));
        Assert.Equal(["a", "b"], fields.Get(Tags));
        Assert.Equal("y", fields.Get(Map)["x"]);
        Assert.Equal(1_700_000_000_000, fields.Get(Time)!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Every_kind_of_member_is_read_from_a_form()
    {
        var form = "KeyId=k&Message=AQI%3D&Kind=B&Limit=3&Flag=true&Tags.member.1.TagKey=a&Tags.member.2.TagKey=b&Map.entry.1.key=x&Map.entry.1.value=y+z&ValidTo=2023-11-14T22%3A13%3A20Z";
        var fields = Shape.ReadForm(FormParameters.Parse(Encoding.UTF8.GetBytes(form)));

        Assert.Equal([1, 2], fields.Get(Blob));
        Assert.Equal(["a", "b"], fields.Get(Tags));
        Assert.Equal("y z", fields.Get(Map)["x"]);
        Assert.Equal(1_700_000_000, fields.Get(Time)!.Value.ToUnixTimeSeconds());
        Assert.Equal(3, fields.Get(Limit));
        Assert.True(fields.Get(Flag));
    }

    [Fact]
    public void What_is_left_out_or_null_has_its_default()
    {
        var fields = Read("""{"KeyId":"k","Limit":null,"Unknown":{"deep":[1,2]}}""");

        Assert.Null(fields.Get(Limit));
        Assert.Equal("A", fields.Get(Kind));
        Assert.False(fields.Has(Kind));
        Assert.False(fields.Get(Flag));
    }

    [Theory]
    [InlineData("{}", "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"KeyId":""}""", "1 validation error detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("""{"KeyId":"123456789"}""", "1 validation error detected: Value '123456789' at 'keyId' failed to satisfy constraint: Member must have length less than or equal to 8")]
    [InlineData("""{"KeyId":"k","Limit":11}""", "1 validation error detected: Value '11' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10")]
    [InlineData("""{"KeyId":"k","Limit":0}""", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("""{"KeyId":"k","Kind":"C"}""", "1 validation error detected: Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]")]
    [InlineData("""{"KeyId":"k","AliasName":"X"}""", "1 validation error detected: Value 'X' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$")]
    [InlineData("""{"KeyId":"k","Message":"AQIDBAU="}""", "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4")]
    [InlineData("""{"KeyId":"k","Tags":[{"TagKey":"long"}]}""", "1 validation error detected: Value 'long' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length less than or equal to 3")]
    [InlineData("""{"KeyId":"k","Tags":[{"TagKey":"a"},{}]}""", "1 validation error detected: Value null at 'tags.2.member.tagKey' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"Limit":11}""", "2 validation errors detected: Value '11' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10; Value null at 'keyId' failed to satisfy constraint: Member must not be null")]
    public void Violations_are_told_in_awss_words_and_all_at_once(string json, string text)
    {
        var refusal = Assert.Throws<ServiceException>(() => Read(json));

        Assert.Equal("ValidationException", refusal.Code);
        Assert.Equal(text, refusal.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"KeyId":1}""")]
    [InlineData("""{"KeyId":"k","Message":"!!"}""")]
    [InlineData("""{"KeyId":"k","Limit":"3"}""")]
    [InlineData("""{"KeyId":"k","Limit":1.5}""")]
    [InlineData("""{"KeyId":"k","Flag":"true"}""")]
    [InlineData("""{"KeyId":"k","Tags":{}}""")]
    [InlineData("""{"KeyId":"k","Tags":["a"]}""")]
    [InlineData("""{"KeyId":"k","Map":{"a":1}}""")]
    [InlineData("""{"KeyId":"k","ValidTo":1e300}""")]
    [InlineData("""{"KeyId":"k"} {}""")]
    [InlineData("""{"KeyId":"k""")]
    [InlineData("""{"KeyId":"\ud800"}""")]
    public void What_is_not_of_the_shape_is_a_serialization_exception(string json)
    {
        var refusal = Assert.Throws<ServiceException>(() => Read(json.Length == 0 ? " " : json));

        Assert.Equal("SerializationException", refusal.Code);
        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        var deep = $$"""{"KeyId":"k","Unknown":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";

        Assert.Equal("SerializationException", Assert.Throws<ServiceException>(() => Read(deep)).Code);
    }

    [Fact]
    public void An_empty_body_is_an_empty_object() =>
        Assert.Equal("ValidationException", Assert.Throws<ServiceException>(() => Shape.ReadJson([])).Code);

    [Fact]
    public void The_trail_shows_what_was_sent_and_what_counts_by_default_but_no_secret()
    {
        var shown = Trail(Read("""{"KeyId":"k","Message":"AQI=","Tags":[{"TagKey":"a"}],"ValidTo":1772439304}"""));

        Assert.Equal("""{"keyId":"k","kind":"A","flag":false,"tags":["a"],"validTo":"Mar 2, 2026, 8:15:04 AM"}""", shown);
    }

    [Fact]
    public void Condition_keys_hold_values_and_only_those_defaults_that_count()
    {
        var conditions = Read("""{"KeyId":"k"}""").Conditions().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

        Assert.Equal(["k"], conditions["kms:Name"]);
        Assert.Equal(["A"], conditions["kms:Kind"]);
        Assert.False(conditions.ContainsKey("kms:Flag"));
        Assert.Contains(Read("""{"KeyId":"k","Flag":false}""").Conditions(), pair => pair.Key == "kms:Flag" && pair.Value[0] == "false");
    }

    [Theory]
    [InlineData("a=%4", "Incomplete trailing escape % sequence")]
    [InlineData("a=%zz", "Illegal hex character in escape % pattern: %zz")]
    public void A_broken_escape_in_a_form_is_told(string form, string text)
    {
        var refusal = Assert.Throws<ServiceException>(() => FormParameters.Parse(Encoding.ASCII.GetBytes(form)));

        Assert.Equal(("MalformedQueryString", text), (refusal.Code, refusal.Text));
    }

    [Fact]
    public void A_form_with_too_many_parameters_is_refused()
    {
        var form = string.Join('&', Enumerable.Range(0, FormParameters.MaxParameters + 1).Select(i => $"p{i}=1"));

        Assert.Throws<ServiceException>(() => FormParameters.Parse(Encoding.ASCII.GetBytes(form)));
    }

    private static Fields Read(string json) => Shape.ReadJson(Encoding.UTF8.GetBytes(json));

    private static string Trail(Fields fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            fields.WriteTrail(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Pattern();
}
