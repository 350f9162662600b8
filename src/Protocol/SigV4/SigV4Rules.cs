namespace Signet.Protocol.SigV4;

/// <summary>What differs between services when they check a signature.</summary>
/// <param name="Service">The service's name in the credential scope.</param>
/// <param name="ClockWindow">How far a request's date may lie from the server's clock, either way.</param>
/// <param name="JsonErrors">Whether errors take the codes of the JSON protocols, not those of the Query protocol.</param>
/// <param name="HonoursExpires">Whether a presigned request lives as long as its <c>X-Amz-Expires</c> says; STS and IAM ignore it.</param>
public sealed record SigV4Rules(string Service, TimeSpan ClockWindow, bool JsonErrors, bool HonoursExpires)
{
    /// <summary>KMS: five minutes either way.</summary>
    public static SigV4Rules Kms { get; } = new("kms", TimeSpan.FromMinutes(5), JsonErrors: true, HonoursExpires: true);

    /// <summary>STS: a quarter of an hour either way.</summary>
    public static SigV4Rules Sts { get; } = new("sts", TimeSpan.FromMinutes(15), JsonErrors: false, HonoursExpires: false);

    /// <summary>IAM: a quarter of an hour either way.</summary>
    public static SigV4Rules Iam { get; } = new("iam", TimeSpan.FromMinutes(15), JsonErrors: false, HonoursExpires: false);

    /// <summary>Whether <c>.</c>, <c>..</c> and empty segments leave the canonical path: true for every service but S3.</summary>
    public bool NormalizesPath { get; init; } = true;
}
