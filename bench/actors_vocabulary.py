"""Make seeds/actors/states.csv: names from CLDR through Babel, demonyms and capitals from the table below.

Run from the project's root: `python bench/actors_vocabulary.py > seeds/actors/states.csv`, then read the
difference by eye. A line of the table is `alpha-2; demonyms; capital spellings; more names; weak`:
demonyms (adjective and people) and spellings are separated by commas, a `*` before the capital says that it
stands for its government unless a word near it says otherwise, and `weak` says that the name is also an
ordinary word or a person's name, so that it counts only with its capital letter and on its own.
"""

import csv
import sys

from babel import Locale
from babel.core import get_global

TABLE = """\
AF; Afghan, Afghans; Kabul
AL; Albanian, Albanians; Tirana
DZ; Algerian, Algerians; Algiers
AD; Andorran, Andorrans; Andorra la Vella
AO; Angolan, Angolans; Luanda
AG; Antiguan, Antiguans; ; Antigua and Barbuda
AR; Argentine, Argentinian, Argentines, Argentinians; Buenos Aires
AM; Armenian, Armenians; Yerevan
AU; Australian, Australians; Canberra
AT; Austrian, Austrians; Vienna
AZ; Azerbaijani, Azerbaijanis, Azeri, Azeris; Baku
BS; Bahamian, Bahamians; Nassau; The Bahamas
BH; Bahraini, Bahrainis; Manama
BD; Bangladeshi, Bangladeshis; Dhaka
BB; Barbadian, Barbadians; Bridgetown
BY; Belarusian, Belarusians, Belarussian, Belarussians; Minsk; Byelorussia
BE; Belgian, Belgians
BZ; Belizean, Belizeans; Belmopan
BJ; Beninese; Porto-Novo
BT; Bhutanese; Thimphu
BO; Bolivian, Bolivians; La Paz
BA; Bosnian, Bosnians; Sarajevo; Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia
BW; Botswanan, Batswana; Gaborone
BR; Brazilian, Brazilians; Brasilia, Brasília
BN; Bruneian, Bruneians; Bandar Seri Begawan
BG; Bulgarian, Bulgarians; Sofia
BF; Burkinabe; Ouagadougou
BI; Burundian, Burundians; Bujumbura
KH; Cambodian, Cambodians; Phnom Penh
CM; Cameroonian, Cameroonians; Yaoundé, Yaounde
CA; Canadian, Canadians; Ottawa
CV; Cape Verdean, Cape Verdeans; Praia; Cabo Verde
CF; Central African, Central Africans; Bangui
TD; Chadian, Chadians; N'Djamena; ; weak
CL; Chilean, Chileans
CN; Chinese; *Beijing, Peking; People's Republic of China, PRC; weak
CO; Colombian, Colombians; Bogotá, Bogota
KM; Comoran, Comorans, Comorian, Comorians; Moroni
CG; ; Brazzaville; Republic of the Congo, Congo-Brazzaville
CD; Congolese; Kinshasa; Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC, Congo
CR; Costa Rican, Costa Ricans
CI; Ivorian, Ivorians; Yamoussoukro; Côte d'Ivoire, Cote d'Ivoire, Ivory Coast
HR; Croatian, Croatians, Croats; Zagreb
CU; Cuban, Cubans; Havana; ; weak
CY; Cypriot, Cypriots; Nicosia
CZ; Czech, Czechs; Prague; Czech Republic
DK; Danish, Danes; Copenhagen
DJ; Djiboutian, Djiboutians
DM; ; Roseau; ; weak
DO; Dominican, Dominicans; Santo Domingo
EC; Ecuadorian, Ecuadorians, Ecuadorean, Ecuadoreans; Quito
EG; Egyptian, Egyptians; Cairo
SV; Salvadoran, Salvadorans; San Salvador
GQ; Equatorial Guinean, Equatorial Guineans; Malabo
ER; Eritrean, Eritreans; Asmara
EE; Estonian, Estonians; Tallinn
SZ; Swazi, Swazis; Mbabane; Swaziland
ET; Ethiopian, Ethiopians; Addis Ababa
FJ; Fijian, Fijians; Suva
FI; Finnish, Finns; Helsinki
FR; French, Frenchman, Frenchmen; Paris; French Republic
GA; Gabonese; Libreville
GM; Gambian, Gambians; Banjul; The Gambia
GE; Georgian, Georgians; Tbilisi; ; weak
DE; German, Germans; Berlin; Federal Republic of Germany
GH; Ghanaian, Ghanaians; Accra
GR; Greek, Greeks; Athens
GD; Grenadian, Grenadians; ; ; weak
GT; Guatemalan, Guatemalans; Guatemala City
GN; Guinean, Guineans; Conakry; ; weak
GW; ; Bissau
GY; Guyanese
HT; Haitian, Haitians; Port-au-Prince
HN; Honduran, Hondurans; Tegucigalpa
HU; Hungarian, Hungarians; Budapest
IS; Icelandic, Icelanders; Reykjavik
IN; Indian, Indians; New Delhi, Delhi; ; weak
ID; Indonesian, Indonesians; Jakarta
IR; Iranian, Iranians; *Tehran, Teheran; Islamic Republic of Iran
IQ; Iraqi, Iraqis; Baghdad
IE; Irish, Irishman, Irishmen; Dublin; Republic of Ireland
IL; Israeli, Israelis; ; State of Israel; weak
IT; Italian, Italians; Rome
JM; Jamaican, Jamaicans
JP; Japanese; Tokyo
JO; Jordanian, Jordanians; Amman; Hashemite Kingdom of Jordan; weak
KZ; Kazakh, Kazakhs, Kazakhstani; Astana, Nur-Sultan
KE; Kenyan, Kenyans; Nairobi; ; weak
KI; I-Kiribati; Tarawa
XK; Kosovar, Kosovars; Pristina
KP; North Korean, North Koreans; *Pyongyang; DPRK, Democratic People's Republic of Korea
KR; South Korean, South Koreans; Seoul; Republic of Korea
KW; Kuwaiti, Kuwaitis; Kuwait City
KG; Kyrgyz; Bishkek
LA; Lao, Laotian, Laotians; Vientiane
LV; Latvian, Latvians; Riga
LB; Lebanese; Beirut; ; weak
LS; Basotho; Maseru
LR; Liberian, Liberians; Monrovia
LY; Libyan, Libyans; Tripoli
LI; Liechtensteiner, Liechtensteiners; Vaduz
LT; Lithuanian, Lithuanians; Vilnius
LU; Luxembourger, Luxembourgers
MG; Malagasy; Antananarivo
MW; Malawian, Malawians; Lilongwe
MY; Malaysian, Malaysians; Kuala Lumpur
MV; Maldivian, Maldivians
ML; Malian, Malians; Bamako; ; weak
MT; Maltese; Valletta
MH; Marshallese; Majuro
MR; Mauritanian, Mauritanians; Nouakchott
MU; Mauritian, Mauritians; Port Louis
MX; Mexican, Mexicans; Mexico City
FM; Micronesian, Micronesians; Palikir; Federated States of Micronesia
MD; Moldovan, Moldovans; Chisinau, Chișinău, Kishinev; Republic of Moldova
MC; Monégasque, Monegasque
MN; Mongolian, Mongolians; Ulaanbaatar, Ulan Bator
ME; Montenegrin, Montenegrins; Podgorica
MA; Moroccan, Moroccans; Rabat
MZ; Mozambican, Mozambicans; Maputo
MM; Burmese; Naypyidaw; Burma
NA; Namibian, Namibians; Windhoek
NR; Nauruan, Nauruans
NP; Nepali, Nepalese, Nepalis; Kathmandu
NL; Dutch, Dutchman, Dutchmen; The Hague, Amsterdam; The Netherlands, Holland
NZ; New Zealander, New Zealanders
NI; Nicaraguan, Nicaraguans; Managua
NE; Nigerien, Nigeriens; Niamey; ; weak
NG; Nigerian, Nigerians; Abuja
MK; Macedonian, Macedonians; Skopje; Macedonia
NO; Norwegian, Norwegians; Oslo
OM; Omani, Omanis; Muscat; ; weak
PK; Pakistani, Pakistanis; Islamabad
PW; Palauan, Palauans
PS; Palestinian, Palestinians; Ramallah; State of Palestine, Palestine
PA; Panamanian, Panamanians; Panama City; ; weak
PG; Papua New Guinean, Papua New Guineans; Port Moresby
PY; Paraguayan, Paraguayans; Asunción, Asuncion
PE; Peruvian, Peruvians; Lima; ; weak
PH; Philippine, Filipino, Filipinos; Manila; The Philippines
PL; Polish, Poles; Warsaw; Republic of Poland
PT; Portuguese; Lisbon
QA; Qatari, Qataris; Doha
RO; Romanian, Romanians; Bucharest
RU; Russian, Russians; *Moscow; Russian Federation
RW; Rwandan, Rwandans; Kigali
KN; Kittitian, Kittitians; Basseterre; Saint Kitts and Nevis, St. Kitts and Nevis
LC; Saint Lucian, Saint Lucians; Castries; Saint Lucia, St. Lucia
VC; Vincentian, Vincentians; ; Saint Vincent and the Grenadines, St. Vincent and the Grenadines
WS; Samoan, Samoans; Apia
SM; Sammarinese
ST; São Toméan; ; São Tomé and Príncipe, Sao Tome and Principe
SA; Saudi, Saudis, Saudi Arabian, Saudi Arabians; Riyadh; Kingdom of Saudi Arabia
SN; Senegalese; Dakar
RS; Serbian, Serbians, Serbs; Belgrade
SC; Seychellois
SL; Sierra Leonean, Sierra Leoneans; Freetown
SG; Singaporean, Singaporeans
SK; Slovak, Slovaks, Slovakian, Slovakians; Bratislava; Slovak Republic
SI; Slovenian, Slovenians, Slovene, Slovenes; Ljubljana
SB; Solomon Islander, Solomon Islanders; Honiara
SO; Somali, Somalis, Somalian, Somalians; Mogadishu
ZA; South African, South Africans; Pretoria
SS; South Sudanese; Juba
ES; Spanish, Spaniard, Spaniards; Madrid; Kingdom of Spain
LK; Sri Lankan, Sri Lankans; Colombo
SD; Sudanese; Khartoum
SR; Surinamese; Paramaribo
SE; Swedish, Swedes; Stockholm
CH; Swiss; Bern
SY; Syrian, Syrians; Damascus; Syrian Arab Republic
TW; Taiwanese; Taipei; Republic of China
TJ; Tajik, Tajiks, Tajikistani; Dushanbe
TZ; Tanzanian, Tanzanians; Dodoma
TH; Thai, Thais; Bangkok
TL; Timorese; Dili; Timor-Leste, East Timor
TG; Togolese; Lomé, Lome; ; weak
TO; Tongan, Tongans; Nuku'alofa; ; weak
TT; Trinidadian, Trinidadians; Port of Spain; Trinidad and Tobago
TN; Tunisian, Tunisians; Tunis
TR; Turkish, Turks; Ankara; Turkey, Türkiye, Turkiye, Republic of Türkiye, Republic of Turkey; weak
TM; Turkmen, Turkmens; Ashgabat
TV; Tuvaluan, Tuvaluans; Funafuti
UG; Ugandan, Ugandans; Kampala
UA; Ukrainian, Ukrainians; *Kyiv, Kiev
AE; Emirati, Emiratis; Abu Dhabi; United Arab Emirates, UAE, U.A.E.
GB; British, Britons, Brits; London; United Kingdom, UK, U.K., Britain, Great Britain
US; American, Americans; *Washington, Washington, D.C., Washington, DC, Washington DC, Washington D.C.; \
America, US, U.S., U.S, USA, U.S.A., United States of America
UY; Uruguayan, Uruguayans; Montevideo
UZ; Uzbek, Uzbeks; Tashkent
VU; ni-Vanuatu; Port Vila
VA; ; ; Vatican, Holy See, Vatican City
VE; Venezuelan, Venezuelans; Caracas
VN; Vietnamese; Hanoi
YE; Yemeni, Yemenis; Sanaa, Sana'a
ZM; Zambian, Zambians; Lusaka
ZW; Zimbabwean, Zimbabweans; Harare
HK; Hongkonger, Hongkongers; ; Hong Kong
GL; Greenlandic, Greenlanders; Nuuk
"""
NAMES = {"CG": "Republic of the Congo", "CD": "Democratic Republic of the Congo", "CI": "Côte d'Ivoire", "TR": "Turkey", "PS": "Palestine",
         "HK": "Hong Kong", "MM": "Myanmar", "VA": "Holy See", "BA": "Bosnia and Herzegovina", "AG": "Antigua and Barbuda",
         "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "VC": "Saint Vincent and the Grenadines", "ST": "São Tomé and Príncipe",
         "TT": "Trinidad and Tobago"}  # fmt: skip
# CLDR has no code for Kosovo and lists withdrawn codes beside those of these four.
OWN_CODES = {"XK": "xkx", "FR": "fra", "TL": "tls", "CD": "cod", "DE": "deu"}
WEAK_NAMES = ("America", "Holland", "Burma", "Palestine", "Macedonia", "US", "USA", "UK", "UAE", "PRC", "DRC", "DPRK", "Congo",
              "U.S.", "U.S", "U.K.", "U.S.A.", "U.A.E.")  # fmt: skip
# Words that, in one sentence with the name, tell of something else of that name (a state of the USA, a river).
HOMONYMS = {
    "GE": "Atlanta|Savannah|state of Georgia|Fulton County|Carolina|Alabama|Tennessee|Pennsylvania|Arizona|Michigan|Nevada|Ohio|Texas",
    "JO": "Jordan River|River Jordan",
    "CD": "Brazzaville|Congo Basin|Congo River|River Congo",
}
HEADER = ("id", "name", "strong", "weak", "demonyms", "capital", "capital_is_state", "homonyms", "source")


def alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 in lower case by alpha-2, from CLDR's aliases of territories."""
    aliases = get_global("territory_aliases")
    codes = {targets[0]: code.lower() for code, targets in aliases.items() if len(code) == 3 and code.isalpha() and len(targets) == 1}
    return codes | OWN_CODES


def listed(cell: str) -> list[str]:
    """The spellings of one cell of the table; a comma before D.C. or DC belongs to the name."""
    return [part.strip().replace("~", ", ") for part in cell.replace(", D.C", "~D.C").replace(", DC", "~DC").split(",") if part.strip()]


def row_of(line: str, codes: dict[str, str], territories: dict[str, str]) -> tuple[str, ...]:
    """One row of states.csv for one line of the table."""
    cells = [cell.strip() for cell in line.split(";")] + [""] * 4
    code, demonyms, capital, more, weak = cells[:5]
    name = NAMES.get(code) or territories[code].replace("’", "'")
    names = list(dict.fromkeys([name, *listed(more)]))
    loose = names if weak else [each for each in names if each in WEAK_NAMES]
    strong = [each for each in names if each not in loose]
    source = "CLDR name; demonym and capital: general knowledge"
    cities = "|".join(listed(capital.lstrip("*")))
    return (codes[code], name, "|".join(strong), "|".join(loose), "|".join(listed(demonyms)), cities,
            "yes" if capital.startswith("*") else "", HOMONYMS.get(code, ""), source)  # fmt: skip


def main() -> None:
    """Print the file."""
    codes, territories = alpha3(), dict(Locale("en").territories)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADER)
    out.writerows(sorted(row_of(line, codes, territories) for line in TABLE.splitlines()))


if __name__ == "__main__":
    main()
