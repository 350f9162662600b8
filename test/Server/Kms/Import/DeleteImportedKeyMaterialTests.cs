using Signet.Server.Tests.Kms.Use;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>DeleteImportedKeyMaterial: the material is gone at once, its place stays.</summary>
public sealed class DeleteImportedKeyMaterialTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Specs => ["SYMMETRIC_DEFAULT", "HMAC_256", "ECC_NIST_P256", "ECC_NIST_EDWARDS25519", "SM2", "RSA_2048"];

    [Theory, MemberData(nameof(Specs))]
    public async Task A_key_works_again_only_with_the_same_material(string spec)
    {
        var key = await Api.CreateExternalAsync(spec);
        var kind = KeyKind.All.First(kind => kind.Spec == spec);
        var algorithm = spec is "SYMMETRIC_DEFAULT" or "HMAC_256" ? "RSAES_OAEP_SHA_256" : "RSA_AES_KEY_WRAP_SHA_256";
        var request = await Api.ImportRequestAsync(key, await Wrapped.MaterialAsync(spec), algorithm);
        await Api.DoAsync("ImportKeyMaterial", request);
        var operation = UseRequests.OnOneKey.First(kind.Does);
        var use = await UseRequests.WorkingAsync(Api, operation, kind, key);
        await Api.DoAsync(operation, use);

        var answer = await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });

        Assert.Equal(kind.IsSymmetric ? "KeyId KeyMaterialId" : "KeyId", answer.Names());
        Assert.Equal(TestServer.ArnOf(key), answer.Text("KeyId"));
        var metadata = await Api.MetadataAsync(key);
        Assert.Equal("PendingImport", metadata.Text("KeyState"));
        Assert.False(metadata.TryGetProperty("ExpirationModel", out _));
        Assert.Equal(kind.IsSymmetric, metadata.TryGetProperty("CurrentKeyMaterialId", out _));
        await Api.RefusesAsync(operation, use, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        Assert.Equal(answer.GetRawText(), (await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key })).GetRawText());
        await Api.DoAsync("ImportKeyMaterial", request);
        await Api.DoAsync(operation, use);
    }

    [Fact]
    public async Task A_key_that_never_had_material_has_none_to_lose()
    {
        var key = await Api.CreateExternalAsync();

        Assert.Equal($$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}""", (await Api.CallAsync("DeleteImportedKeyMaterial", new { KeyId = key })).Text);
        Assert.Equal("PendingImport", await Api.StateAsync(key));
    }

    [Fact]
    public async Task A_key_that_waits_for_its_deletion_goes_on_waiting()
    {
        var key = await Api.CreateExternalAsync();
        await Api.ImportAsync(key, new byte[32]);
        var request = await Api.SymmetricRequestAsync(key, new byte[32]);
        await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });

        await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
        Assert.Equal("PendingDeletion", await Api.StateAsync(key));
        foreach (var (operation, refused) in new (string, object)[]
        {
            ("ImportKeyMaterial", request), ("GetParametersForImport", new { KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048" }),
        })
        {
            await Api.RefusesAsync(operation, refused, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending deletion.");
        }

        await Api.DoAsync("CancelKeyDeletion", new { KeyId = key });
        Assert.Equal("PendingImport", await Api.StateAsync(key));
    }

    [Fact]
    public async Task A_disabled_key_takes_material_and_stays_disabled_while_it_has_it()
    {
        var key = await Api.CreateExternalAsync();
        await Api.ImportAsync(key, new byte[32]);
        await Api.DoAsync("DisableKey", new { KeyId = key });

        await Api.ImportAsync(key, new byte[32]);
        Assert.Equal("Disabled", await Api.StateAsync(key));
        await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
        Assert.Equal("PendingImport", await Api.StateAsync(key));
    }

    [Fact]
    public async Task It_survives_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.CreateExternalAsync();
        var id = await server.Api.ImportAsync(key, new byte[32]);
        var blob = (await server.Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");
        await server.RestartAsync();
        await server.Api.DoAsync("Decrypt", new { CiphertextBlob = blob });
        await server.Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
        await server.RestartAsync();

        Assert.Equal([(id, "CURRENT", "PENDING_IMPORT")], await server.Api.MaterialsAsync(key));
        await server.Api.RefusesAsync("Decrypt", new { CiphertextBlob = blob }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
    }

    [Fact]
    public async Task Calls_that_race_with_it_are_answered_or_refused_but_never_fail()
    {
        var key = await Api.CreateExternalAsync();
        var request = await Api.SymmetricRequestAsync(key, new byte[32]);
        await Api.DoAsync("ImportKeyMaterial", request);
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var users = Enumerable.Range(0, 4).Select(_ => UseAsync()).ToList();

        for (var i = 0; i < 25; i++)
        {
            await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
            await Api.DoAsync("ImportKeyMaterial", request);
        }

        await over.CancelAsync();
        await Task.WhenAll(users);

        async Task UseAsync()
        {
            while (!over.IsCancellationRequested)
            {
                foreach (var answer in new[]
                {
                    await Api.CallAsync("Decrypt", new { CiphertextBlob = blob }), await Api.CallAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" }),
                })
                {
                    Assert.True(answer.Status == 200 || answer.Code is "KMSInvalidStateException", answer.Text);
                }
            }
        }
    }
}
