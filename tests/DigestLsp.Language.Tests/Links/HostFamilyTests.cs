using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Links;

/// <summary>The invariants of the descriptions of all services.</summary>
public class HostFamilyTests
{
    [Fact]
    public void Every_kind_belongs_to_one_description() =>
        HostFamilies.All.SelectMany(f => f.Kinds).Order().ShouldBe(Enum.GetValues<LinkKind>());

    [Fact]
    public void Every_host_starts_a_link_without_a_scheme()
    {
        foreach (var host in HostFamilies.BareHosts.Concat(HostFamilies.SiteDomains.Select(d => "o." + d)))
        {
            var link = host + "/o/r";
            LinkScanner.Scan($"See {link} for more.").ShouldHaveSingleItem().Text.ShouldBe(link);
            LinkScanner.Scan($"See www.{link} for more.").ShouldHaveSingleItem().Text.ShouldBe("www." + link);
        }
    }

    [Fact]
    public void Every_repository_host_is_read_by_its_description()
    {
        foreach (var family in HostFamilies.All.Where(f => f.RepositoryHost is not null))
        {
            foreach (var link in (string[])["git@{0}:o/r.git", "{0}/o/r", "ssh://git@{0}:22/o/r"])
            {
                var text = string.Format(null, link, family.RepositoryHost);
                var found = LinkScanner.Scan($"Code: {text}, data").ShouldHaveSingleItem();
                found.Text.ShouldBe(text);
                family.Kinds.ShouldContain(LinkTarget.Of(found.Text).Kind);
                LinkTarget.Of(found.Text).FullName.ShouldBe("o/r");
            }
        }
    }
}
