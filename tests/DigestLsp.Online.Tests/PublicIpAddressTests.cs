using System.Net;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Online.Tests;

public sealed class PublicIpAddressTests
{
    [Theory]
    [InlineData("140.82.121.3", true)]
    [InlineData("2606:50c0:8000::153", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:140.82.121.3", true)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("::ffff:0:127.0.0.1", false)]
    [InlineData("::ffff:0:140.82.121.3", false)]
    [InlineData("2001::", false)]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", false)]
    [InlineData("2001:20::1", false)]
    [InlineData("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("2001:200::1", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("3fff::1", false)]
    [InlineData("3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("3fff:1000::1", true)]
    [InlineData("5f00::1", false)]
    [InlineData("5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("5f01::1", true)]
    public void Public_IP_addresses_are_recognized(string address, bool isPublic) =>
        PublicIpAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);
}
