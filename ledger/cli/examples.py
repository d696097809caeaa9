"""The examples of every command: its help, its man page and its test take them from here.

Each is a line of the shell that runs in a folder with the ledger of seeds/documents as ./ledger.db and the documents under
seeds/documents. tests/cli/test_examples.py runs them all.
"""

from types import MappingProxyType

EXAMPLES = MappingProxyType(
    {
        "ledger": (
            "ledger add seeds/documents",
            "ledger events --actor Zelensky --since 2021-08",
            'ledger aid --from "United States" --to Ukraine --cumulative',
        ),
        "ledger add": (
            "ledger add seeds/documents/rt-2021-09-01.txt",
            'echo "Norway gave Ukraine 5 million euros." | ledger add - --published 2022-03-01 --source NTB',
        ),
        "ledger reread": ("ledger reread d21d5562 --no-model",),
        "ledger build": ("ledger build seeds/documents --no-model --out new.db",),
        "ledger extract": ("""echo '{"id": "1", "text": "It cost $5 million."}' | ledger extract --only money""",),
        "ledger events": (
            "ledger events --actor Zelensky --since 2021-08 --until 2021-09",
            "ledger events 'actor:Ukraine kind:agree,consult' -o chronology.html",
            "ledger events 'money:>=50m -kind:aid' --format json",
        ),
        "ledger aid": (
            'ledger aid --from "United States" --to Ukraine --cumulative',
            "ledger aid 'to:Ukraine date:2022.. -stage:pledge \"artillery\"'",
            "ledger aid --to Ukraine --by quarter --bars",
        ),
        "ledger reconcile": ('ledger reconcile --from "United States" --to Ukraine',),
        "ledger pots": ("ledger pots --until 2022-04",),
        "ledger stages": ("ledger stages -o stages.csv",),
        "ledger novelty": ("ledger novelty d21d5562",),
        "ledger assess": ("ledger assess 'The US gave Ukraine $60 million in August 2021.'",),
        "ledger sql": ("ledger sql 'SELECT type, count(*) FROM event WHERE until_entry IS NULL GROUP BY type'",),
        "ledger export": (
            "ledger export ical 'kind:consult' -o meetings.ics",
            'ledger export beancount --from "United States" -o aid.beancount',
        ),
        "ledger import": (
            "printf 'Day,Headline,EUR\\n2022-03-01,Norway sends boots,5\\n' | ledger import - --map 'date=Day,title=Headline,amount=EUR'",
            "ledger export ndjson | ledger import - --db copy.db",
        ),
        "ledger documents": ("ledger documents 'source:RT or \"drawdown\"'", "ledger documents --format csv"),
        "ledger actors": ("ledger actors 'kind:agree date:2021' --limit 5", "ledger actors --candidates"),
        "ledger figures": ("ledger figures 'from:US stage:pledge money:>=1bn'", "ledger figures --format ndjson"),
        "ledger doubts": ("ledger doubts -o doubts.csv",),
        "ledger show": ("ledger show ff2e30f7 --why",),
        "ledger conflicts": ("ledger conflicts --format json",),
        "ledger duplicates": ("ledger duplicates -o pairs.csv",),
        "ledger clean": ("ledger clean d21d5562 --explain",),
        "ledger coverage": ("ledger coverage d21d5562 --all",),
        "ledger check": ("ledger check --list", "ledger check --only quote-mismatch"),
        "ledger review": ("ledger review --kind aid --export review.csv", "ledger review --actor Ukraine"),
        "ledger accept": ('ledger accept ff2e30f7 --reason "seen in the Federal Register"',),
        "ledger reject": ('ledger reject ff2e30f7 --reason "a draft, never signed"',),
        "ledger correct": ('ledger correct ff2e30f7 amount=65000000 --reason "the annex says 65"',),
        "ledger merge": ('ledger merge ff2e30f7 e8987a4b --reason "one package"',),
        "ledger split": ('ledger split f7ae6e84 --reason "another package"',),
        "ledger prefer": ('ledger prefer f7ae6e84 --reason "the day it was told"',),
        "ledger actor": (
            'ledger actor why "Joe Biden"',
            "ledger actor merge 'name:Strategic Partnership Commission' 'name:Partnership Commission' --reason 'one body'",
        ),
        "ledger actor merge": (
            "ledger actor merge 'name:Strategic Partnership Commission' 'name:Partnership Commission' --reason 'one body'",
        ),
        "ledger actor split": ('ledger actor split "Joe Biden" --in d21d5562 --name "Hunter Biden" --reason "the son is meant there"',),
        "ledger actor rename": ('ledger actor rename "Volodymyr Zelensky" "Volodymyr Zelenskyy" --reason "house style"',),
        "ledger actor alias": ('ledger actor alias "United States" "Uncle Sam" --reason "so the cartoons call it"',),
        "ledger actor why": ('ledger actor why "Joe Biden"',),
        "ledger undo": ('ledger reject ff2e30f7 --reason "by mistake" && ledger undo 16',),
        "ledger log": ("ledger log ff2e30f7",),
        "ledger diff": ("ledger diff 1 2",),
        "ledger backup": ("ledger backup copy.db",),
        "ledger verify": ("ledger verify", "ledger verify --derived"),
        "ledger dump": ("ledger dump > ledger.dump",),
        "ledger upgrade": ("ledger upgrade ledger.db",),
        "ledger man": ("ledger man > ledger.1",),
    }
)


def examples_of(command_path: str) -> tuple[str, ...]:
    """The examples of a command, named as it is typed: "ledger actor merge". Raises KeyError for one without."""
    return EXAMPLES[command_path]
