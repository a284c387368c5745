using System.Net;
using System.Text;
using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Tests;

/// <summary>Calls services without a network, with responses of a test.</summary>
internal static class Ask
{
    public static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Gets the result of a link's service for responses with status 200 and these bodies; null for a request without a response.
    /// </summary>
    public static ServiceResult Of(string link, params string?[] bodies) =>
        Of(link, bodies.Select(b => b is null ? null : Answer(b)).ToArray());

    public static ServiceResult Of(string link, params Answer?[] answers)
    {
        var target = LinkTarget.Of(link);
        var service = LinkServices.For(target).ShouldNotBeNull();
        var requests = service.Requests(target, new OnlineOptions());
        return service.Judge(
            target,
            [.. answers, .. Enumerable.Repeat<Answer?>(null, Math.Max(0, requests.Count - answers.Length))],
            Now
        );
    }

    public static Answer Answer(
        string body,
        int status = 200,
        params (string Name, string Value)[] headers
    ) => Answer(Encoding.UTF8.GetBytes(body), status, headers);

    public static Answer Answer(
        byte[] body,
        int status = 200,
        params (string Name, string Value)[] headers
    ) =>
        new(
            (HttpStatusCode)status,
            headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
            body
        );

    public static string Draw(ServiceResult known) =>
        PreviewMarkdown.Draw(known.Preview.ShouldNotBeNull(), Now, Now);
}
