using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>
/// What GetAccessKeyLastUsed and RoleLastUsed tell: the last use of each long-term access key and of each role. One that was noted within the minute, for the same
/// service and Region, is not noted again, so that a busy caller costs no write.
/// </summary>
internal sealed class CredentialUses
{
    // Beyond so many the oldest knowledge is not worth its memory: everything is noted anew.
    private const int MaxNoted = 100_000;
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Use> _noted = new(StringComparer.Ordinal);

    /// <summary>What is to be written with a call's outcome: nothing or one.</summary>
    public IReadOnlyList<CredentialUseRecord> Of(Call call)
    {
        if (SubjectOf(call.Caller) is not { } id)
        {
            return [];
        }

        var use = new Use(call.Time, call.Service.Name, call.Service.FixedRegion ?? call.Region.Value);
        if (_noted.TryGetValue(id, out var before) && before.Service == use.Service && before.Region == use.Region && use.Time - before.Time < Grain)
        {
            return [];
        }

        if (_noted.Count >= MaxNoted)
        {
            _noted.Clear();
        }

        _noted[id] = use;
        return [new() { Id = id, UsedAt = use.Time, Region = use.Region, Service = use.Service }];
    }

    private static string? SubjectOf(Caller caller) => caller switch
    {
        { IsUnrestricted: true } => null,
        { Session: null } => caller.AccessKeyId,
        _ => caller.Role?.Record.Id,
    };

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Use(DateTimeOffset Time, string Service, string Region);
}
