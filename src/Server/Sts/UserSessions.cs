using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>What the sessions of users and root users have in common.</summary>
internal static class UserSessions
{
    private const int RootMaximum = 3600;

    /// <summary>When a session ends. The root user's longer wishes are cut without a word.</summary>
    public static DateTimeOffset EndOf(Call call, int seconds) => call.Time.AddSeconds(call.Caller.IsRoot ? Math.Min(seconds, RootMaximum) : seconds);
}
