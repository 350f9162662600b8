using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Signet.Server.CloudTrail;
using Signet.Server.Iam;
using Signet.Server.KeyStores;
using Signet.Server.Kms;
using Signet.Server.Operator;
using Signet.Server.Pipeline;
using Signet.Server.RootKeys;
using Signet.Server.Scheduler;
using Signet.Server.Seeds;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Server.Sts;
using Signet.Server.TestControls;
using Signet.Server.WebConsole;
using Signet.Storage;

namespace Signet.Server;

/// <summary>The composition root: puts the parts together, starts the server and stops it.</summary>
public sealed class SignetServer : IAsyncDisposable
{
    // A stop waits this long for what is in flight.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly ILoggerFactory _logs;
    private readonly DataFolder _folder;
    private readonly IReadOnlyList<ScheduledJob> _jobs;

    private SignetServer(WebApplication app, ServerParts parts, ServerOptions options, ILoggerFactory logs)
    {
        (_app, _logs, _folder, Parts) = (app, logs, new(options.DataFolder), parts);
        _jobs = [.. app.Services.GetServices<ScheduledJob>()];
        if (app.Services.GetService<TestControl>() is { } control)
        {
            control.RunDueAsync = RunDueAsync;
            TestControls.Log.AreOn(logs.CreateLogger<TestControl>());
        }

        Table = app.Services.GetRequiredService<OperationTable>();
    }

    /// <summary>Where the server answers, the first address first.</summary>
    public IReadOnlyList<string> Urls => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>The root credentials that this start made; null when the data folder had them already.</summary>
    public (string AccessKeyId, string SecretAccessKey)? FirstCredentials { get; private set; }

    internal ServerParts Parts { get; }

    internal OperationTable Table { get; }

    /// <summary>Opens the data folder, starts to listen, and answers when the server is ready.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock; tests bring one that they can move.</param>
    /// <param name="logging">Where to log; null logs warnings to the console.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SettingException">A setting is wrong; the sentence names it.</exception>
    /// <exception cref="SeedException">The seed is wrong; the sentence names the place. Nothing of it was applied.</exception>
    public static async Task<SignetServer> StartAsync(
        ServerOptions options, TimeProvider? clock = null, Action<ILoggingBuilder>? logging = null, CancellationToken cancellationToken = default)
    {
        clock ??= TimeProvider.System;
        clock = options.TestControls ? new MovableClock(clock) : clock;
        var tls = TlsCertificate.Read(options);
        var catalog = new Catalog();
        var store = await OpenStoreAsync(options, catalog, clock, cancellationToken);
        var logs = LoggerFactory.Create(logging ?? LogToConsole);
        try
        {
            var folder = new DataFolder(options.DataFolder);
            folder.ForgetEndpoint();
            await catalog.LoadAsync(store, cancellationToken);
            using var rootKey = FileRootKey.Open(folder.RootKey, create: !await HasDataKeysAsync(store, cancellationToken));
            var sealer = await Sealer.OpenAsync(store, rootKey, clock, cancellationToken);
            var parts = new ServerParts(store, catalog, sealer, options, clock, logs);
            var first = await FirstAccount.MakeAsync(parts, options, cancellationToken);
            var seed = await SeedStart.ApplyAsync(parts, options, logs.CreateLogger<Seed>(), cancellationToken);

            var server = new SignetServer(Build(parts, options, tls, logs, seed), parts, options, logs) { FirstCredentials = first };
            await server.ListenAsync(options, cancellationToken);
            return server;
        }
        catch (Exception e)
        {
            await store.DisposeAsync();
            logs.Dispose();
            if (e is StoreException or IOException or UnauthorizedAccessException)
            {
                throw new SettingException("--data", e.Message.TrimEnd('.'));
            }

            throw;
        }
    }

    /// <summary>Waits until the process is told to stop, by SIGTERM or Ctrl-C, and until what was in flight is answered.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Does everything that is due by the server's clock, and tells how much that was; for those who moved the clock.</summary>
    internal async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var job in _jobs)
        {
            done += await job.RunAsync(cancellationToken);
        }

        return done;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _folder.ForgetEndpoint();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Parts.KeyStores.Dispose();
        Parts.SlowLane.Dispose();
        await Parts.Store.DisposeAsync();
        Parts.Sealer.Dispose();
        _logs.Dispose();
    }

    private static async Task<IStore> OpenStoreAsync(ServerOptions options, Catalog catalog, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await SqliteStore.OpenAsync(new() { Folder = options.DataFolder }, catalog.Apply, clock, cancellationToken);
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException("--data", e.Message.TrimEnd('.'));
        }
    }

    private static async Task<bool> HasDataKeysAsync(IStore store, CancellationToken cancellationToken)
    {
        await foreach (var _ in store.ReadAllAsync<Storage.Records.DataKeyRecord>(cancellationToken))
        {
            return true;
        }

        return false;
    }

    private static WebApplication Build(ServerParts parts, ServerOptions options, TlsCertificate? tls, ILoggerFactory logs, Seed? seed)
    {
        var control = parts.Clock is MovableClock clock ? new TestControl(parts, options, clock, seed, logs.CreateLogger<TestControl>()) : null;

        // Empty: nothing in the environment or the working folder sets up the server but what SettingsReader reads.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "signet" });
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, tls));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        builder.Services.AddSingleton(parts);
        builder.Services.AddSingleton(parts.Clock);
        builder.Services.AddSingleton(TableOf(parts, options, control));
        builder.Services.AddSingleton(new Recorder(parts.Store, parts.AuthorizationMessages, parts.Clock));
        builder.Services.AddSingleton(new Throttle(options.Throttles, parts.Clock));
        builder.Services.AddSingleton<Stages>();
        builder.Services.AddSingleton(AuthenticationOf(parts, options, control));
        builder.Services.AddSingleton(options.TrustedProxies);
        if (control is not null)
        {
            builder.Services.AddSingleton(control);
        }

        builder.Services.AddSingleton<RequestPipeline>();
        builder.Services.AddSingleton<ScheduledJob, DueDeletions>();
        builder.Services.AddSingleton<ScheduledJob, DueRotations>();
        builder.Services.AddSingleton<ScheduledJob, DueExpiries>();
        builder.Services.AddSingleton<ScheduledJob, KeyTransitions>();
        builder.Services.AddHostedService<Jobs>();
        builder.Services.AddHostedService<StoreConnector>();

        var app = builder.Build();
        var pipeline = app.Services.GetRequiredService<RequestPipeline>();
        app.Use(Health.AnswerAsync);
        app.Use(new ConsoleSite(ConsoleAssets.Embedded).AnswerAsync);
        app.Run(pipeline.HandleAsync);
        return app;
    }

    private static IAuthentication AuthenticationOf(ServerParts parts, ServerOptions options, TestControl? control)
    {
        IAuthentication signatures = options.EnforceAuthorization
            ? new Authentication(parts.Catalog, parts.Sealer, parts.Sessions, parts.PrincipalPolicies, control?.Clock.Signers ?? parts.Clock)
            : new OpenAuthentication(parts.Catalog, parts.Store, options.Account);
        return new BearerAuthentication(signatures, parts.WebIdentities, parts.SamlAssertions, unrestricted: !options.EnforceAuthorization);
    }

    private static OperationTable TableOf(ServerParts parts, ServerOptions options, TestControl? control) => new(new Dictionary<Service, IReadOnlyList<Endpoint>>
    {
        [Service.Kms] = KmsOperations.Table(parts),
        [Service.Sts] = StsOperations.Table(parts),
        [Service.Iam] = IamOperations.Table(parts),
        [Service.CloudTrail] = [Endpoint.For(new LookupEvents(parts.Store, parts.Clock))],
        [Service.Operator] = OperatorOperations.Table(parts, options, control),
    });

    private static void Configure(KestrelServerOptions kestrel, TlsCertificate? tls)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Received.MaxBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        if (tls is not null)
        {
            kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (tls.Certificate, tls.Chain));
        }
    }

    private static void LogToConsole(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Signet", LogLevel.Information);

        // A start that fails is told in one sentence, not in a stack trace too.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // With a listener, each request would get an Activity and a logging scope that nobody reads; the trail tells of requests.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    private async Task ListenAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        foreach (var url in options.Urls)
        {
            _app.Urls.Add(url);
        }

        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or AddressInUseException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            throw new SettingException("--url", $"cannot listen on {string.Join(" and ", options.Urls)}: {e.GetBaseException().Message.TrimEnd('.')}");
        }

        await File.WriteAllTextAsync(_folder.EndpointFile, Urls[0] + "\n", cancellationToken);
    }
}
