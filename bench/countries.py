"""The table of country codes that exports need, made from CLDR: `python bench/countries.py > seeds/exports/countries.csv`."""

from babel.core import get_global


def main() -> None:
    """Print alpha-3 and alpha-2 of each country, in order."""
    print("alpha3,alpha2")
    for alpha3, alpha2 in sorted(get_global("territory_aliases").items()):
        if len(alpha3) == 3 and alpha3.isalpha() and len(alpha2) == 1 and len(alpha2[0]) == 2:
            print(f"{alpha3},{alpha2[0]}")


if __name__ == "__main__":
    main()
