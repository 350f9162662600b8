using System.Text;

namespace Signet.Server.Tests.Federation;

/// <summary>Tokens and responses with a few bytes changed, put in or taken out: refused or, where nothing that counts was changed, taken; never an error of the server.</summary>
public sealed class MutationTests
{
    private const int Rounds = 400;

    [Fact]
    public async Task A_changed_token_proves_nobody_and_breaks_nothing()
    {
        await using var issuer = await TestIssuer.StartAsync(algorithm: "ES256");
        await using var server = await TestServer.StartAsync(issuer);
        var good = issuer.Token(server);
        var random = new Random(1);

        for (var round = 0; round < Rounds; round++)
        {
            var token = Mutate(random, good);
            var refusal = await Record.ExceptionAsync(() => server.BringTokenAsync(token));
            Assert.True(token == good || refusal is ApiException { Status: 400 }, $"{token}: {refusal}");
        }
    }

    [Fact]
    public async Task A_changed_response_names_nobody_else_and_breaks_nothing()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var good = Encoding.UTF8.GetString(Convert.FromBase64String(idp.Good(server)));
        var random = new Random(2);

        for (var round = 0; round < Rounds; round++)
        {
            var response = Mutate(random, good);
            try
            {
                // What was not signed may change; whom the assertion names may not.
                var answer = await server.BringAssertionAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(response)));
                Assert.Equal(("petra", TestIdp.EntityId), (answer["Subject"], answer["Issuer"]));
            }
            catch (ApiException refusal)
            {
                Assert.True(refusal.Code is "InvalidIdentityToken" or "ValidationError" && refusal.Status == 400, $"{response}: {refusal}");
            }
        }
    }

    private static string Mutate(Random random, string text)
    {
        var changed = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(3))
            {
                case 0:
                    changed[at] = (char)random.Next(32, 127);
                    break;
                case 1:
                    changed.Insert(at, changed.ToString(random.Next(changed.Length / 2), random.Next(1, changed.Length / 2)));
                    break;
                default:
                    changed.Remove(at, Math.Min(random.Next(1, 20), changed.Length - at));
                    break;
            }
        }

        return changed.ToString();
    }
}
