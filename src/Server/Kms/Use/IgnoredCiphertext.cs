using Signet.Protocol.Shapes;

namespace Signet.Server.Kms.Use;

/// <summary>The rule of <c>DryRunModifiers</c>: a dry run may ask for permissions only, and ignore the ciphertext.</summary>
internal static class IgnoredCiphertext
{
    /// <summary>The ciphertext that counts: null in a dry run that ignores it, and never null otherwise.</summary>
    public static byte[]? Check(Fields fields, Member<byte[]> ciphertext)
    {
        var ignored = fields.Get(KmsShapes.DryRunModifiers) is { Count: > 0 };
        if (ignored && fields.Get(KmsShapes.DryRun) is not true)
        {
            throw KmsErrors.Validation("DryRunModifiers can be specified only when DryRun is true.");
        }

        if (!ignored && !fields.Has(ciphertext))
        {
            throw KmsErrors.Validation("1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
        }

        return ignored ? null : fields.Get(ciphertext);
    }
}
