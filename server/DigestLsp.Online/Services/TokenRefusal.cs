using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>The refusal of a request with a token. Without the token it may respond.</summary>
/// <param name="Status">401: invalid token; 403: token not allowed; 404: target not visible with it.</param>
/// <param name="Message">The service's message, or empty.</param>
public sealed record TokenRefusal(HttpStatusCode Status, string Message);
