namespace Signet.Policies.Tests;

public sealed class PolicyTextTests
{
    [Fact]
    public void The_default_key_policy_prints_as_aws_prints_it()
    {
        const string Expected = """
            {
              "Version" : "2012-10-17",
              "Id" : "key-default-1",
              "Statement" : [ {
                "Sid" : "Enable IAM User Permissions",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:aws:iam::111122223333:root"
                },
                "Action" : "kms:*",
                "Resource" : "*"
              } ]
            }
            """;
        var compact = Scene.Json("{'Version':'2012-10-17','Id':'key-default-1','Statement':[{'Sid':'Enable IAM User Permissions','Effect':'Allow',"
            + "'Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}]}");

        Assert.Equal(Expected.ReplaceLineEndings("\n"), PolicyText.Format(compact));
        Assert.Equal(Expected.ReplaceLineEndings("\n"), PolicyText.Format(Expected));
    }

    [Theory]
    [InlineData("{}", "{ }")]
    [InlineData("{'a':{}}", "{\n  'a' : { }\n}")]
    [InlineData("{'a':[]}", "{\n  'a' : [ ]\n}")]
    [InlineData("{'a':['x','y']}", "{\n  'a' : [ 'x', 'y' ]\n}")]
    [InlineData("{'a':[{'b':1},{'c':true}]}", "{\n  'a' : [ {\n    'b' : 1\n  }, {\n    'c' : true\n  } ]\n}")]
    [InlineData("{'b':null,'a':1.50e3}", "{\n  'b' : null,\n  'a' : 1.50e3\n}")]
    [InlineData("{'a':[[1,2],[]]}", "{\n  'a' : [ [ 1, 2 ], [ ] ]\n}")]
    [InlineData("{'a':'\\u0041\\/\\n\\u001f\\\\'}", "{\n  'a' : 'A/\\n\\u001F\\\\'\n}")]
    [InlineData("{'a':'ä'}", "{\n  'a' : 'ä'\n}")]
    [InlineData("'x'", "'x'")]
    public void Format_prints_every_kind_of_value(string json, string printed) =>
        Assert.Equal(Scene.Json(printed), PolicyText.Format(Scene.Json(json)));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{'a':1,'a':1}")]
    [InlineData("{} {}")]
    public void Format_refuses_what_is_no_json(string json) =>
        Assert.Throws<PolicySyntaxException>(() => PolicyText.Format(Scene.Json(json)));

    [Theory]
    [InlineData("{'Statement':{'Principal':{'AWS':'a'}}}", "{'Statement':{'Principal':{'AWS':'<a>'}}}")]
    [InlineData("{'Statement':[{'Principal':{'AWS':['a','b']}},{'NotPrincipal':{'AWS':'c'}}]}", "{'Statement':[{'Principal':{'AWS':['<a>','<b>']}},{'NotPrincipal':{'AWS':'<c>'}}]}")]
    [InlineData("{ 'Statement' :\n {'Principal':\t{'AWS' : 'a' , 'Service':'a'} } }", "{ 'Statement' :\n {'Principal':\t{'AWS' : '<a>' , 'Service':'a'} } }")]
    [InlineData("{'Statement':{'Principal':'*'}}", "{'Statement':{'Principal':'*'}}")]
    [InlineData("{'Statement':{'Principal':{'AWS':['keep','a']}}}", "{'Statement':{'Principal':{'AWS':['keep','<a>']}}}")]
    [InlineData("{'Statement':{'Sid':'ä\\u00e4','Principal':{'AWS':'\\u0061'},'Action':'ö'}}", "{'Statement':{'Sid':'ä\\u00e4','Principal':{'AWS':'<a>'},'Action':'ö'}}")]
    [InlineData("{'Statement':{'Condition':{'StringEquals':{'AWS':'a'}}}}", "{'Statement':{'Condition':{'StringEquals':{'AWS':'a'}}}}")]
    [InlineData("{'Principal':{'AWS':'a'}}", "{'Principal':{'AWS':'a'}}")]
    [InlineData("{'Statement':{'Principal':{'AWS':[7,null,'a']}}}", "{'Statement':{'Principal':{'AWS':[7,null,'<a>']}}}")]
    [InlineData("[]", "[]")]
    public void MapPrincipals_exchanges_aws_principals_and_nothing_else(string json, string mapped) =>
        Assert.Equal(Scene.Json(mapped), PolicyText.MapPrincipals(Scene.Json(json), name => name == "keep" ? null : $"<{name}>"));

    [Fact]
    public void MapPrincipals_escapes_what_it_puts_in() =>
        Assert.Equal(
            """{"Statement":{"Principal":{"AWS":"\"\\"}}}""",
            PolicyText.MapPrincipals("""{"Statement":{"Principal":{"AWS":"a"}}}""", _ => "\"\\"));

    [Theory]
    [InlineData("", 0)]
    [InlineData("{}", 2)]
    [InlineData(" { } \r\n\t", 2)]
    [InlineData("{ 'a' : 'b c' }", 11)]
    [InlineData("{'a': 'say \\' now '}", 19)]
    [InlineData("{'a': '\\\\' }", 10)]
    [InlineData("{'a': 'never closed ", 19)]
    [InlineData("{'a': '\\", 7)]
    [InlineData("{'a':\u00a0'b'}", 10)]
    public void Whitespace_counts_only_inside_strings(string json, int length) =>
        Assert.Equal(length, PolicyText.LengthWithoutWhitespace(Scene.Json(json)));
}
