using DigestLsp.Server.Background;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.checkLinks</c> and <c>digest.checkAllLinks</c> check the links of <c>uri</c>, of known services or of all hosts, and return
/// the report. <c>digest.showLinkReport</c> returns it without a check. <c>digest.showNetworkActivity</c> lists the requests of this
/// process. All results are Markdown.
/// </summary>
internal static class LinkCommands
{
    public static EditorCommand[] All { get; } =
    [
        new("digest.checkLinks", (call, stop) => CheckAsync(call, anyHost: false, stop)),
        new("digest.checkAllLinks", (call, stop) => CheckAsync(call, anyHost: true, stop)),
        EditorCommand.Of("digest.showLinkReport", call => LinkReport.OfDocument(call.State, call.Document)),
        EditorCommand.Of(
            "digest.showNetworkActivity",
            call => LinkReport.OfNetwork(call.State.Links.Requests)
        ),
    ];

    private static async Task<object?> CheckAsync(
        CommandCall call,
        bool anyHost,
        CancellationToken cancellationToken
    )
    {
        if (LinkReport.WhyNot(call.State.Settings.Current.Online) is null)
            await call
                .State.Watch.CheckAsync(call.Document.Uri, anyHost, call.WorkDoneToken, cancellationToken)
                .ConfigureAwait(false);
        return LinkReport.OfDocument(call.State, call.Document);
    }
}
