using Signet.Cryptography.Evidence;
using Signet.Cryptography.Verification;
using Type = Signet.Cryptography.MessageType;

namespace Signet.Cli.Service;

/// <summary>Puts together all that is known of a signature, and has its key seal it.</summary>
internal sealed class BundleMaker(KeySigner signer, Witness witness)
{
    /// <summary>Makes the bundle of a signature over a message with that SHA-256; the seal is a second signature of the key.</summary>
    /// <exception cref="RefusedException">The service refuses the public key or the seal.</exception>
    public async Task<EvidenceBundle> MakeAsync(Signed signed, byte[] messageSha256, CancellationToken cancellationToken)
    {
        var key = await signer.PublicKeyAsync(cancellationToken);
        var (caller, noCaller) = await witness.CallerAsync(cancellationToken);
        var (time, noTime) = await witness.TimeAsync(signed.Answer.KeyArn, signed.Answer.RequestId, cancellationToken);
        var bundle = new EvidenceBundle
        {
            MessageSha256 = messageSha256,
            Algorithm = signed.Algorithm,
            MessageType = signed.Input.Type,
            Digest = signed.Input.Type == Type.Raw ? null : signed.Input.Message,
            Signature = signed.Answer.Signature,
            PublicKey = key.Key.ExportSubjectPublicKeyInfo(),
            KeyArn = signed.Answer.KeyArn,
            CallerArn = caller,
            RequestId = signed.Answer.RequestId,
            EventTime = time,
            Missing = noCaller is null ? noTime : noTime is null ? noCaller : $"{noCaller} {noTime}",
        };
        var seal = await signer.SignAsync(MessageSource.Bytes(bundle.ToBeSealed()), cancellationToken);
        return bundle with { Seal = seal.Answer.Signature };
    }
}
