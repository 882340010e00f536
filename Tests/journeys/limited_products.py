"""Products with a limit for each member and a pool for all, for the journeys of counters that hold room."""

from running_site import Site
from world_clock import TODAY

PARTNER, AGREEMENT = "DT-01", "TT-2026-SIM"


def products(site: Site, numbers: range, limit: int, pool: int) -> None:
    """A product for each number, and the agreement under which they are sold."""
    day = TODAY.replace(day=1).isoformat()
    files = {
        "agreements": ["code,partner_code,unit_code,level,signed_on,valid_from,valid_to,covers",
                       f"{AGREEMENT},{PARTNER},VN,national,{day},{day},,all"],
        "products": ["code,agreement_code,name,kind,essential,list_price,member_price,valid_from,limit_count,limit_period,"
                     "pool_count,offline"] + [
            f"SIM-{number},{AGREEMENT},Tour {number},service,false,50000,50000,{day},{limit},month,{pool},record"
            for number in numbers],
    }
    site.end()
    for kind, lines in files.items():
        path = site.folder / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        site.command("import", kind, str(path))
    site.serve()
