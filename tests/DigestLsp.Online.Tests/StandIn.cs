using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestLsp.Online.Tests;

/// <summary>
/// GitHub's API on this machine: responds as a test specifies and records requests. Uses Kestrel, since .NET's <see cref="HttpListener"/>
/// sometimes never completes a wait that starts while it is closed.
/// </summary>
internal sealed class StandIn : IAsyncDisposable
{
    private static readonly CancellationToken AtOnce = new(canceled: true);

    private readonly WebApplication server;
    private readonly List<(string Target, string? Token)> asked = [];

    public StandIn(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(context =>
        {
            lock (asked)
                asked.Add((Target(context), context.Request.Headers.Authorization));
            return answer(context);
        });
        server.Start();
        Address = new Uri(server.Urls.Single() + "/");
    }

    public Uri Address { get; }

    /// <summary>The requested URLs, in order.</summary>
    public List<string> Asked
    {
        get
        {
            lock (asked)
                return [.. asked.Select(a => a.Target)];
        }
    }

    /// <summary>The <c>Authorization</c> header of each request, or null.</summary>
    public List<string?> Tokens
    {
        get
        {
            lock (asked)
                return [.. asked.Select(a => a.Token)];
        }
    }

    /// <summary>Gets the path and query of a request as sent.</summary>
    public static string Target(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public static StandIn Saying(int status, string body, params (string Name, string Value)[] headers) =>
        new(context => Say(context, status, body, headers));

    public static async Task Say(
        HttpContext context,
        int status,
        string body,
        params (string Name, string Value)[] headers
    )
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        if (body.Length == 0)
            return;
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(AtOnce);
        await server.DisposeAsync();
    }
}
