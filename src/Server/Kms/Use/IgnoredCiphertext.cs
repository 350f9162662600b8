using Signet.Protocol.Shapes;

namespace Signet.Server.Kms.Use;

/// <summary>The rule of <c>DryRunModifiers</c>: a dry run may ask for permissions only, and ignore the ciphertext.</summary>
internal static class IgnoredCiphertext
{
    /// <summary>The ciphertext that counts: null in a dry run that ignores it, which then must name the key; and never null otherwise.</summary>
    public static byte[]? Check(Fields fields, Member<byte[]> ciphertext, Member<string> key)
    {
        var ignored = fields.Get(KmsShapes.DryRunModifiers) is { Count: > 0 };
        if (ignored && fields.Get(KmsShapes.DryRun) is not true)
        {
            throw KmsErrors.Validation("DryRunModifiers can be specified only when DryRun is true.");
        }

        var needed = ignored ? key : (Member)ciphertext;
        if (!fields.Has(needed))
        {
            throw KmsErrors.Missing(needed);
        }

        return ignored ? null : fields.Get(ciphertext);
    }
}
