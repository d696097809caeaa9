"""Make seeds/actors/given.txt: first names of people, from the packages `names` (US Census 1990) and `faker` and the line below.

Run from the project's root with both packages unpacked in a folder, which is the argument:
`python bench/actors_given.py FOLDER > seeds/actors/given.txt`. Left out: names of states and cities, and words of
seeds/actors/words.txt unless they are among the most frequent names ("Mark", "Grace") or in the line.
"""

# ruff: noqa: E501 - tables of words

import csv
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds" / "actors"
LEAST_SHARE = 0.003
FREQUENT_SHARE = 0.05
LOCALES = ("ar_AA", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "en_US", "es_ES", "es_MX", "fi_FI", "fr_FR", "de_DE", "it_IT", "nl_NL",
           "no_NO", "pl_PL", "pt_BR", "ro_RO", "sv_SE", "tr_TR", "cs_CZ", "hu_HU", "hr_HR", "da_DK", "id_ID", "ja_JP", "zu_ZA", "tw_GH")  # fmt: skip
MORE = """\
Abbas Abdul Abdullah Abu Adel Ahmad Ahmed Aisha Akbar Alaa Aleksandr Aleksei Aleksey Alexei Alexey Ali Alisher Amir Amr Anatoly Andrei Andrey Andriy Anwar Arkady Arseniy Asif
Ayman Aziz Bashar Bashir Boris Chen Deng Dmitri Dmitry Dmytro Emomali Fatima Faisal Faiz Fyodor Gamal Gennady Ghulam Grigory Gulbuddin Habib Hafiz Hakim Hamad Hamid Hashim Hasan Hassan
Hiroshi Hosni Hossein Hu Hussain Hussein Ibrahim Ihor Igor Ilham Imran Irina Ismail Ivan Jamal Jiang Jin Junichiro Kamal Karim Kenji Khaled Khalid Kim Kofi Konstantin Kwame Lavrentiy Leonid
Li Lin Liu Mahmoud Mahmud Maksym Mansour Mao Mehmet Mikhail Mikheil Mohamed Mohammad Mohammed Mohammad Mounir Muammar Muhammad Muhammadu Mustafa Mykola Mykhailo Nabil Narendra Nasser Natalia Nawaz
Nikita Nikolai Nikolay Nour Nouri Nursultan Oleg Oleh Oleksandr Oleksii Oleksiy Omar Osama Pavel Pavlo Pervez Petro Pyotr Qasem Rajiv Ramzan Rashid Recep Roman Rustam Saad Sadiq Saeed Said Saif Salah Salman
Salva Sami Samir Sanjay Serhii Serhiy Sergei Sergey Shaukat Shinzo Slobodan Stanislav Suleiman Sunil Svetlana Taro Tariq Tatiana Toshiba Umar Usman Vadim Valentin Valeri Valeriy Valery Vasily Viktor
Vitaly Vitali Vitaliy Vladimir Vladislav Volodymyr Vyacheslav Wael Wang Wei Xi Yasser Yasir Yevgeny Yitzhak Yoshihide Yulia Yuri Yuriy Yusuf Zhang Zhou Zia Zine Zoran"""
NEVER = frozenset(
    (
        "Toshiba",
        "Worth",
        "Summer",
        "Canton",
        "Royal",
        "Church",
        "Young",
        "King",
        "Bishop",
        "Major",
        "Prince",
        "Duke",
        "Earl",
        "Baron",
        "Deacon",
    )
)


def census(folder: Path) -> Iterator[tuple[str, float]]:
    """First names of the census of 1990 with their share in percent."""
    for sex in ("female", "male"):
        for line in next(folder.rglob(f"dist.{sex}.first")).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            yield name.title(), float(share)


def faker(folder: Path) -> Iterator[str]:
    """First names of faker's locales in Latin letters."""
    for locale in LOCALES:
        path = next(folder.rglob(f"person/{locale}/__init__.py"))
        spec = importlib.util.spec_from_file_location(f"faker.providers.person.{locale}", path)
        if spec is None:
            continue
        source = path.read_text(encoding="utf-8")
        for block in re.findall(r"first_(?:romanized_)?names?(?:_\w+)?(?:: [^=]+)? = (.*?)\n\n|\Z", source, re.S):
            yield from re.findall(r"[\"']([A-ZÀ-Ž][a-zà-ž]+)[\"']", block)


def main() -> None:
    """Print the names, one a line, in order."""
    folder = Path(sys.argv[1])
    words = frozenset((SEEDS / "words.txt").read_text(encoding="utf-8").split("\n"))
    with (SEEDS / "states.csv").open(encoding="utf-8", newline="") as file:
        taken = {name for row in csv.DictReader(file) for key in ("strong", "weak", "capital") for name in row[key].split("|")}
    shares = dict(census(folder))
    names = {name for name, share in shares.items() if share >= LEAST_SHARE} | set(faker(folder)) | set(MORE.split())
    plain = {name for name in names if name.lower() not in words or shares.get(name, 0) >= FREQUENT_SHARE}
    kept = sorted(name for name in plain | set(MORE.split()) if name not in taken and name not in NEVER and len(name) > 1)
    sys.stdout.write("# Made by bench/actors_given.py: US Census 1990 (public domain), faker (MIT), general knowledge.\n")
    sys.stdout.write("\n".join(kept) + "\n")


if __name__ == "__main__":
    main()
