namespace Signet.Storage.Records;

/// <summary>A resource that an event was about.</summary>
/// <param name="Type">Such as <c>AWS::KMS::Key</c>.</param>
/// <param name="Name">Usually the ARN.</param>
public readonly record struct EventResource(string Type, string Name);
