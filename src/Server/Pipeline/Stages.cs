namespace Signet.Server.Pipeline;

/// <summary>What the stages of every call share.</summary>
internal sealed record Stages(Recorder Recorder, Throttle Throttle);
