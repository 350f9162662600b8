namespace Signet.Server.Tests.Kms.KeyStates;

/// <summary>
/// AWS's table of operations and key states (AWS KMS Developer Guide, "Key states of AWS KMS keys"), a row for each operation and family of keys:
/// + works, a number is AWS's note that says how it is refused, k is a refusal of the kind of key, - a state in which such a key cannot be.
/// </summary>
internal static class KeyStateTable
{
    public static readonly string[] States =
        ["Enabled", "Disabled", "PendingDeletion", "PendingReplicaDeletion", "PendingImport", "Unavailable", "Creating", "Updating"];

    /// <summary>Operations without a key, or that make one.</summary>
    public static readonly string[] WithoutKey =
    [
        "CreateKey", "ListKeys", "GenerateRandom", "ListRetirableGrants", "CreateCustomKeyStore", "ConnectCustomKeyStore", "DescribeCustomKeyStores",
        "DisconnectCustomKeyStore", "UpdateCustomKeyStore", "DeleteCustomKeyStore",
    ];

    private const string Rows = """
        CancelKeyDeletion                   symmetric  4  4  +  +  4  4   4   4
        CreateAlias                         symmetric  +  +  3  3  +  +   +   +
        CreateGrant                         symmetric  +  1  3  3  5  +   14  +
        Decrypt                             symmetric  +  1  3  3  5  11  14  +
        DeleteAlias                         symmetric  +  +  +  +  +  +   +   +
        DeleteImportedKeyMaterial           symmetric  9  9  9  9  +  9   9   9
        DeleteImportedKeyMaterial           imported   +  +  +  +  +  -   14  15
        DeriveSharedSecret                  agreement  +  1  3  3  5  -   14  +
        DescribeKey                         symmetric  +  +  +  +  +  +   +   +
        DisableKey                          symmetric  +  +  3  3  5  +   14  15
        DisableKeyRotation                  symmetric  +  1  3  3  6  7   14  +
        DisableKeyRotation                  imported   6  6  6  6  6  -   6   6
        DisableKeyRotation                  signing    k  k  k  k  k  -   k   k
        DisableKeyRotation                  mac        k  k  k  k  k  -   k   k
        EnableKey                           symmetric  +  +  3  3  5  +   14  15
        EnableKeyRotation                   symmetric  +  1  3  3  6  7   14  +
        EnableKeyRotation                   imported   6  6  6  6  6  -   6   6
        EnableKeyRotation                   signing    k  k  k  k  k  -   k   k
        EnableKeyRotation                   mac        k  k  k  k  k  -   k   k
        Encrypt                             symmetric  +  1  3  3  5  11  14  +
        GenerateDataKey                     symmetric  +  1  3  3  5  11  14  +
        GenerateDataKeyPair                 symmetric  +  1  3  3  5  11  14  +
        GenerateDataKeyPairWithoutPlaintext symmetric  +  1  3  3  5  11  14  +
        GenerateDataKeyWithoutPlaintext     symmetric  +  1  3  3  5  11  14  +
        GenerateMac                         mac        +  1  3  3  5  -   14  +
        GetKeyLastUsage                     symmetric  +  +  +  +  +  +   +   +
        GetKeyPolicy                        symmetric  +  +  +  +  +  +   +   +
        GetKeyRotationStatus                symmetric  +  +  +  +  6  7   +   +
        GetKeyRotationStatus                imported   +  +  +  +  6  -   +   +
        GetKeyRotationStatus                signing    k  k  k  k  k  -   k   k
        GetKeyRotationStatus                mac        k  k  k  k  k  -   k   k
        GetParametersForImport              symmetric  9  9  9  9  +  9   9   9
        GetParametersForImport              imported   +  +  8  8  +  -   14  15
        GetPublicKey                        signing    +  1  3  3  +  -   14  +
        ImportKeyMaterial                   symmetric  9  9  9  9  +  9   9   9
        ImportKeyMaterial                   imported   +  +  8  8  +  -   14  +
        ListAliases                         symmetric  +  +  +  +  +  +   +   +
        ListGrants                          symmetric  +  +  +  +  +  +   +   +
        ListKeyPolicies                     symmetric  +  +  +  +  +  +   +   +
        ListKeyRotations                    symmetric  +  +  +  +  +  7   +   +
        ListKeyRotations                    imported   +  +  +  +  +  -   +   +
        ListKeyRotations                    signing    k  k  k  k  k  -   k   k
        ListKeyRotations                    mac        k  k  k  k  k  -   k   k
        ListResourceTags                    symmetric  +  +  +  +  +  +   +   +
        PutKeyPolicy                        symmetric  +  +  +  +  +  +   +   +
        ReEncrypt.Source                    symmetric  +  1  3  3  5  11  14  +
        ReEncrypt.Destination               symmetric  +  1  3  3  5  11  14  +
        ReplicateKey                        symmetric  +  1  3  3  5  -   14  15
        ReplicateKey                        signing    +  1  3  3  5  -   14  15
        ReplicateKey                        mac        +  1  3  3  5  -   14  15
        RetireGrant                         symmetric  +  +  +  +  +  +   -   +
        RevokeGrant                         symmetric  +  +  +  +  +  +   -   +
        RotateKeyOnDemand                   symmetric  +  1  3  3  5  7   14  +
        RotateKeyOnDemand                   signing    k  k  k  k  k  -   k   k
        RotateKeyOnDemand                   mac        k  k  k  k  k  -   k   k
        ScheduleKeyDeletion                 symmetric  +  +  3  3  +  +   +   15
        Sign                                signing    +  1  3  3  5  -   14  +
        TagResource                         symmetric  +  +  3  3  +  +   +   +
        UntagResource                       symmetric  +  +  3  3  +  +   +   +
        UpdateAlias                         symmetric  +  +  10 10 +  +   +   +
        UpdateKeyDescription                symmetric  +  +  3  3  +  +   +   +
        UpdatePrimaryRegion                 symmetric  +  1  3  3  5  -   14  +
        Verify                              signing    +  1  3  3  5  -   14  +
        VerifyMac                           mac        +  1  3  3  5  -   14  +
        """;

    /// <summary>Every cell in which a key can be.</summary>
    public static IReadOnlyList<KeyStateCell> Cells { get; } =
    [
        .. Rows.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(words => States.Select((state, i) => new KeyStateCell(words[0], words[1], state, words[i + 2])))
            .Where(cell => cell.Note is not "-"),
    ];
}

/// <summary>One operation on a key of a family in a state.</summary>
/// <param name="Row">The operation, and after a dot which of its two keys is meant.</param>
/// <param name="Family">symmetric, imported (symmetric too), signing, agreement, mac.</param>
/// <param name="State">KeyState as AWS writes it.</param>
/// <param name="Note">What happens.</param>
internal sealed record KeyStateCell(string Row, string Family, string State, string Note)
{
    public string Operation => Row.Split('.')[0];

    public bool Works => Note is "+";

    /// <summary>AWS's code and sentence for the note.</summary>
    public (string Code, string? Text) Refusal(string arn, string origin) => Note switch
    {
        "1" => ("DisabledException", $"{arn} is disabled."),
        "3" or "8" or "10" => ("KMSInvalidStateException", State is "PendingDeletion" ? $"{arn} is pending deletion." : $"{arn} is pending replica deletion."),
        "4" => ("KMSInvalidStateException", $"{arn} is not pending deletion."),
        "5" => ("KMSInvalidStateException", $"{arn} is pending import."),
        "6" or "7" or "9" => ("UnsupportedOperationException", $"{arn} origin is {origin} which is not valid for this operation."),
        "11" => ("KMSInvalidStateException", $"{arn} is unavailable."),
        "14" => ("KMSInvalidStateException", $"{arn} is creating."),
        "15" => ("KMSInvalidStateException", $"{arn} is updating."),
        "k" => ("UnsupportedOperationException", null),
        _ => throw new InvalidOperationException($"There is no note {Note}."),
    };

    /// <summary>The state of the key afterwards.</summary>
    public string StateAfter => !Works ? State : (Operation, State) switch
    {
        ("EnableKey" or "DisableKey", "Unavailable") => State,
        ("EnableKey", _) => "Enabled",
        ("CancelKeyDeletion" or "DisableKey", _) => "Disabled",
        ("ScheduleKeyDeletion", _) => "PendingDeletion",
        ("DeleteImportedKeyMaterial", "Enabled" or "Disabled") => "PendingImport",
        ("ImportKeyMaterial", "PendingImport") => "Enabled",
        ("UpdatePrimaryRegion", _) => "Updating",
        _ => State,
    };
}
