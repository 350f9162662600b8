using Amazon;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Signet.Cryptography;
using Signet.Cryptography.Signing;
using KmsMessageType = Amazon.KeyManagementService.MessageType;
using SigningAlgorithm = Signet.Cryptography.SigningAlgorithm;

namespace Signet.Cli.Service;

/// <summary>The calls that the verbs make, to AWS KMS or to Signet alike, by the AWS SDK.</summary>
internal sealed class KmsService(Lazy<ServiceTarget> target) : IDisposable
{
    private readonly Lazy<AmazonKeyManagementServiceClient> _kms = new(() => Connect(target.Value));

    /// <summary>Where it is, for calls to the services beside it.</summary>
    public ServiceTarget Target => target.Value;

    /// <summary>Signs with a key, given by key id, ARN or alias.</summary>
    /// <exception cref="RefusedException">The service refuses, or cannot be reached.</exception>
    public Task<KmsSignature> SignAsync(string keyId, SigningAlgorithm algorithm, SigningInput input, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        using var message = new MemoryStream(input.Message, writable: false);
        var answer = await _kms.Value.SignAsync(
            new SignRequest { KeyId = keyId, SigningAlgorithm = algorithm.Name, MessageType = KmsMessageType.FindValue(input.Type.Name), Message = message }, cancellationToken);
        return new KmsSignature(answer.KeyId, answer.Signature.ToArray(), answer.ResponseMetadata.RequestId);
    });

    /// <summary>Downloads a public key.</summary>
    /// <exception cref="RefusedException">The service refuses, cannot be reached, or gives what is no public key.</exception>
    public Task<KmsPublicKey> GetPublicKeyAsync(string keyId, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var answer = await _kms.Value.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId }, cancellationToken);
        return KmsPublicKey.Of(answer);
    });

    /// <summary>Decrypts with the private half of a key; the plaintext is the caller's to wipe.</summary>
    /// <exception cref="RefusedException">The service refuses, or cannot be reached.</exception>
    public Task<byte[]> DecryptAsync(string keyId, EncryptionAlgorithm algorithm, byte[] ciphertext, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        using var blob = new MemoryStream(ciphertext, writable: false);
        var answer = await _kms.Value.DecryptAsync(new DecryptRequest { KeyId = keyId, EncryptionAlgorithm = algorithm.Name, CiphertextBlob = blob }, cancellationToken);
        return answer.Plaintext.ToArray();
    });

    public void Dispose()
    {
        if (_kms.IsValueCreated)
        {
            _kms.Value.Dispose();
        }
    }

    /// <summary>Makes a call by the AWS SDK, whose every failure becomes one sentence.</summary>
    /// <exception cref="RefusedException">The service refuses, or cannot be reached.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException error) when (error.StatusCode != default)
        {
            throw new RefusedException(Refusal(error));
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new RefusedException($"the service cannot be asked: {Sentence(error)}");
        }
    }

    /// <summary>Aims a client's settings at the target.</summary>
    public static void Aim(ClientConfig settings, ServiceTarget target)
    {
        if (target.Region is { } region)
        {
            settings.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (target.Endpoint is { } endpoint)
        {
            settings.ServiceURL = endpoint;
            settings.AuthenticationRegion = target.Region;
        }
    }

    // Where a refusal has no sentence the SDK makes one of the whole answer.
    private static string Refusal(AmazonServiceException error) =>
        error.ErrorCode is null ? error.Message
        : error.Message.StartsWith("The service returned an error", StringComparison.Ordinal) ? error.ErrorCode
        : $"{error.ErrorCode}: {error.Message}";

    // The SDK tells of every place where it looked for credentials.
    private static string Sentence(Exception error) =>
        error.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) ? "no credentials are found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or start a server with: signet serve"
        : error.Message.StartsWith("No RegionEndpoint", StringComparison.Ordinal) ? "no Region is found; set AWS_REGION, or start a server with: signet serve"
        : error.Message.Split('\n')[0].TrimEnd();

    private static AmazonKeyManagementServiceClient Connect(ServiceTarget target)
    {
        var settings = new AmazonKeyManagementServiceConfig();
        Aim(settings, target);
        return target.Credentials is { } credentials ? new(credentials, settings) : new(settings);
    }
}

/// <summary>A signature, the ARN of the key that made it, and the id of the request.</summary>
internal sealed record KmsSignature(string KeyArn, byte[] Signature, string RequestId);
