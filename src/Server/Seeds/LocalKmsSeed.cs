using System.Security.Cryptography;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>The seed of local-kms (nsmithuk/local-kms), translated into ours: its lists of keys by kind, and its aliases. What cannot be carried over is noted.</summary>
internal sealed class LocalKmsSeed(List<string> notes)
{
    // local-kms serves one Region, this one unless its environment says otherwise.
    private const string StandardRegion = "eu-west-2";

    /// <summary>Whether a file is of that form: its keys are a mapping of kinds, or there are aliases beside them.</summary>
    public static bool IsIn(SeedMap root) => root["Keys"] is SeedMap || root["Aliases"] is not null;

    public SeedMap Translate(SeedMap root)
    {
        var kinds = root.Only("Keys", "Aliases")["Keys"]?.Map.Only("Symmetric", "Asymmetric");
        List<SeedMap> keys =
        [
            .. Of(kinds?["Symmetric"]?.Map.Only("Aes"), "Aes").Select(Aes),
            .. Of(kinds?["Asymmetric"]?.Map.Only("Rsa", "Ecc"), "Rsa").Select(key => WithPem(key, SpecOfRsa)),
            .. Of(kinds?["Asymmetric"]?.Map, "Ecc").Select(key => WithPem(key, SpecOfEcc)),
        ];
        foreach (var alias in root["Aliases"]?.Items ?? [])
        {
            Name(keys, alias.Map.Only("AliasName", "TargetKeyId"));
        }

        return new(root.Place, [Member(root.Place, "Region", StandardRegion), new(root.Place, "Keys", new SeedList(root.Place, keys))]);
    }

    private static IEnumerable<SeedMap> Of(SeedMap? kinds, string kind) => (kinds?[kind]?.Items ?? []).Select(node => node.Map);

    private SeedMap Aes(SeedMap key)
    {
        var backing = key.Only("Metadata", "BackingKeys", "NextKeyRotation").Required("BackingKeys").Items;
        if (backing.Count == 0)
        {
            throw key.Place.Error("BackingKeys is empty");
        }

        if (backing.Count > 1)
        {
            notes.Add($"{backing[0].Place}: only the last of the BackingKeys is taken over, for ciphertexts of local-kms cannot be decrypted here");
        }

        var members = Metadata(key).Append(Material(backing[^1]));
        if (key["NextKeyRotation"] is { } rotation)
        {
            notes.Add($"{rotation.Place}: the key is rotated every year from its creation on, not at NextKeyRotation");
            members = members.Append(Member(rotation.Place, "EnableKeyRotation", "true"));
        }

        return new(key.Place, [.. members]);
    }

    private static SeedMap WithPem(SeedMap key, Func<SeedNode, string> specOf)
    {
        var pem = key.Only("Metadata", "PrivateKeyPem").Required("PrivateKeyPem");
        var members = Metadata(key).Append(Material(pem)).Append(Member(pem.Place, "KeySpec", specOf(pem)));
        return new(key.Place, [.. key.Required("Metadata").Map["KeyUsage"] is null ? members.Append(Member(pem.Place, "KeyUsage", "SIGN_VERIFY")) : members]);
    }

    private static IEnumerable<SeedMember> Metadata(SeedMap key) => key.Required("Metadata").Map.Only("KeyId", "KeyUsage", "Description", "Origin").Members;

    // A reference would be ours, not local-kms's: what stands there is the material.
    private static SeedMember Material(SeedNode node) => node.Text.StartsWith("env:", StringComparison.Ordinal) || node.Text.StartsWith("file:", StringComparison.Ordinal)
        ? throw node.Place.Error("here should be key material")
        : new(node.Place, "KeyMaterial", node);

    private static void Name(List<SeedMap> keys, SeedMap alias)
    {
        var target = alias.Required("TargetKeyId");
        var at = keys.FindIndex(key => key.Required("KeyId").Text == target.Text);
        if (at < 0)
        {
            throw target.Place.Error("there is no key of this id in the seed");
        }

        var names = new SeedList(alias.Place, [.. keys[at]["Aliases"]?.Items ?? [], alias.Required("AliasName")]);
        keys[at] = new(keys[at].Place, [.. keys[at].Members.Where(member => member.Name is not "Aliases"), new(alias.Place, "Aliases", names)]);
    }

    private static string SpecOfRsa(SeedNode pem)
    {
        using var rsa = RSA.Create();
        Import(rsa, pem);
        return $"RSA_{rsa.KeySize}";
    }

    private static string SpecOfEcc(SeedNode pem)
    {
        using var ec = ECDsa.Create();
        Import(ec, pem);
        return ec.ExportParameters(includePrivateParameters: false).Curve.Oid.Value switch
        {
            "1.2.840.10045.3.1.7" => "ECC_NIST_P256",
            "1.3.132.0.34" => "ECC_NIST_P384",
            "1.3.132.0.35" => "ECC_NIST_P521",
            "1.3.132.0.10" => "ECC_SECG_P256K1",
            _ => throw pem.Place.Error("there is no KeySpec for this curve"),
        };
    }

    private static void Import(AsymmetricAlgorithm key, SeedNode pem)
    {
        try
        {
            key.ImportFromPem(pem.Text);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw pem.Place.Error("this is not such a private key in PEM");
        }
    }

    private static SeedMember Member(Place place, string name, string value) => new(place, name, new SeedText(place, value));
}
