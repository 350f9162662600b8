using Signet.Server.Pipeline;

namespace Signet.Server.Tests.Kms.KeyStates;

/// <summary>The table of operations and key states: each cell works, or is refused in its own words.</summary>
public sealed class KeyStateTests(KeyStateServer scene) : IClassFixture<KeyStateServer>
{
    public static TheoryData<string, string, string> Cells => [.. KeyStateTable.Cells.Select(cell => (cell.Row, cell.Family, cell.State))];

    [Fact]
    public void The_table_has_a_row_for_every_operation_that_names_a_key()
    {
        Assert.Equal(
            [.. scene.Server.Server.Table.Of(Service.Kms).Select(row => row.Name).Except(KeyStateTable.WithoutKey)],
            KeyStateTable.Cells.Select(cell => cell.Operation).ToHashSet());
        Assert.Equal(483, KeyStateTable.Cells.Count);
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task An_operation_works_in_a_key_state_or_is_refused(string row, string family, string state)
    {
        var cell = KeyStateTable.Cells.Single(cell => (cell.Row, cell.Family, cell.State) == (row, family, state));
        var made = new KeyInState(scene, cell);
        await made.MakeAsync();
        Assert.Equal(state, await scene.Here.StateAsync(made.Key));
        var request = await KeyStateRequests.ForAsync(scene, cell, made);

        var answer = await scene.Here.CallAsync(cell.Operation, request);

        if (cell.Works)
        {
            Assert.True(answer.Status == 200, answer.Text);
        }
        else
        {
            var (code, text) = cell.Refusal(TestServer.ArnOf(made.Key), made.Origin);
            answer.IsRefusal(code, text);
        }

        var after = await scene.Here.DescribeAsync(made.Key);
        Assert.Equal((cell.StateAfter, cell.StateAfter is "Enabled"), (after.Text("KeyState"), after.GetProperty("Enabled").GetBoolean()));
    }

    [Theory, InlineData("RSA_2048", "ENCRYPT_DECRYPT"), InlineData("ECC_NIST_P256", "SIGN_VERIFY"), InlineData("ECC_NIST_P256", "KEY_AGREEMENT")]
    public async Task Before_the_first_import_there_is_no_public_key(string spec, string usage)
    {
        var key = await scene.Here.MakeKeyAsync(spec, usage, origin: "EXTERNAL");

        await scene.Here.RefusesAsync("GetPublicKey", new { KeyId = key }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
    }
}
