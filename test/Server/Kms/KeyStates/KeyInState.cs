using System.Security.Cryptography;
using System.Text.Json;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.KeyStates;

/// <summary>Brings a key of a family into a state, on the way that callers have; and what the operation needs besides, as long as it can be had.</summary>
internal sealed class KeyInState(KeyStateServer scene, KeyStateCell cell)
{
    private const string External = "EXTERNAL";

    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    private ApiClient Here => scene.Here;

    private ApiClient There => scene.There;

    /// <summary>The key's id.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The alias that the operation is about.</summary>
    public string Alias { get; } = NewAlias();

    /// <summary>The grant that the operation is about.</summary>
    public string? GrantId { get; private set; }

    /// <summary>What GetParametersForImport gave, of a key to import into.</summary>
    public JsonElement? Wrapping { get; private set; }

    /// <summary>The key's Origin.</summary>
    public string Origin => cell.State is "Unavailable" ? "EXTERNAL_KEY_STORE" : IsExternal ? External : "AWS_KMS";

    /// <summary>The material of keys whose material is imported.</summary>
    public byte[] Material { get; } = cell.Family is "signing" ? NewSigningKey() : Secret;

    private bool IsExternal => cell.Family is "imported" || cell.State is "PendingImport";

    // Replicas and moves are of multi-Region keys only.
    private bool IsMultiRegion => cell.Operation is "ReplicateKey" or "UpdatePrimaryRegion";

    // In the state PendingImport: what only a key has that was usable once.
    private bool WasUsable => cell.Family is "imported" || cell.Operation is "RetireGrant" or "RevokeGrant" or "GetPublicKey";

    public async Task MakeAsync()
    {
        switch (cell.State)
        {
            case "PendingImport":
                await MakeAsync(Here, IsMultiRegion, withMaterial: WasUsable);
                await PrepareAsync();
                await (WasUsable ? Here.DoAsync("DeleteImportedKeyMaterial", new { KeyId = Key }) : Task.CompletedTask);
                break;
            case "PendingReplicaDeletion":
                await MakeAsync(Here, multiRegion: true);
                await Here.ReplicateAsync(Key, KeyStateServer.OtherRegion);
                await PrepareAsync();
                await Here.DoAsync("ScheduleKeyDeletion", new { KeyId = Key });
                break;
            case "Unavailable":
                Key = scene.TakeUnavailable();
                await PrepareAsync();
                break;
            case "Creating":
                await MakeAsync(There, multiRegion: true);
                await There.ReplicateAsync(Key, TestServer.Region);
                await PrepareAsync();
                break;
            case "Updating":
                await MakeAsync(There, multiRegion: true);
                await There.ReplicateAsync(Key, TestServer.Region);
                await scene.Server.SettleAsync();
                await (IsExternal ? Here.ImportAsync(Key, Material) : Task.CompletedTask);
                await PrepareAsync();
                await There.DoAsync("UpdatePrimaryRegion", new { KeyId = Key, PrimaryRegion = TestServer.Region });
                break;
            default:
                await MakeUsableAsync();
                break;
        }
    }

    private async Task MakeUsableAsync()
    {
        await MakeAsync(Here, IsMultiRegion);
        if (cell is { Operation: "UpdatePrimaryRegion", State: "Enabled" })
        {
            await Here.ReplicateAsync(Key, KeyStateServer.OtherRegion);
            await scene.Server.SettleAsync();
        }

        await PrepareAsync();
        await (cell.State switch
        {
            "Disabled" => Here.DoAsync("DisableKey", new { KeyId = Key }),
            "PendingDeletion" => Here.DoAsync("ScheduleKeyDeletion", new { KeyId = Key }),
            _ => Task.CompletedTask,
        });
    }

    private async Task MakeAsync(ApiClient api, bool multiRegion, bool withMaterial = true)
    {
        var (spec, usage) = cell.Family switch
        {
            "signing" => ("ECC_NIST_P256", "SIGN_VERIFY"),
            "agreement" => ("ECC_NIST_P256", "KEY_AGREEMENT"),
            "mac" => ("HMAC_256", "GENERATE_VERIFY_MAC"),
            _ => ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
        };
        Key = await api.MakeKeyAsync(spec, usage, multiRegion, IsExternal ? External : "AWS_KMS");
        await (IsExternal && withMaterial ? api.ImportAsync(Key, Material) : Task.CompletedTask);
    }

    private async Task PrepareAsync()
    {
        switch (cell.Operation)
        {
            case "DeleteAlias":
                await Here.DoAsync("CreateAlias", new { AliasName = Alias, TargetKeyId = Key });
                break;
            case "UpdateAlias":
                await Here.DoAsync("CreateAlias", new { AliasName = Alias, TargetKeyId = scene.OtherKey });
                break;
            case "RetireGrant" or "RevokeGrant":
                GrantId = (await Here.DoAsync("CreateGrant", KeyStateRequests.Grant(Key))).Text("GrantId");
                break;
            case "ImportKeyMaterial" when IsExternal && cell.State is not "Creating":
                Wrapping = await Here.DoAsync("GetParametersForImport", KeyStateRequests.Wrapping(Key));
                break;
        }
    }

    private static byte[] NewSigningKey()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKey();
    }
}
