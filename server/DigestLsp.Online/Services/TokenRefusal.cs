using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>How a service refused what was asked with a token. Without the token it may answer.</summary>
/// <param name="Status">401: the token is not valid; 403: it is not allowed here; 404: it does not see what was asked for.</param>
/// <param name="Message">What the service says; empty if it says nothing.</param>
public sealed record TokenRefusal(HttpStatusCode Status, string Message);
