/**
 * What words in bank texts usually mean: `key: words` for starter categories, folded (lower case, no accents), a pair of
 * words joined by `+`. Generic words first, then large chains, in English, German, French, Spanish, Italian, Dutch,
 * Portuguese and Russian (also as banks transliterate it).
 */
export const meanings: Record<string, string> = {
  groceries: `milk bread eggs vegetable vegetables fruit fruits rice flour sugar cheese chicken meat fish snacks biscuits juice
    milch brot obst gemuse lait pain fromage leche pan frutas verdura latte frutta melk brood leite pao fruta молоко хлеб
    supermarket grocery groceries grocer supermarkt lebensmittel markt supermarche epicerie supermercado
    mercado alimentacion fruteria carniceria panaderia supermercato alimentari macelleria panetteria slager bakker
    padaria talho mercearia hipermercado hypermarche boulangerie boucherie butcher greengrocer metzgerei backerei
    супермаркет супермаркеты продукты гастроном universam
    safeway kroger aldi lidl tesco sainsburys sainsbury asda morrisons waitrose rewe edeka penny netto kaufland carrefour
    leclerc auchan intermarche monoprix mercadona dia eroski esselunga conad coop albert+heijn jumbo pingo+doce
    continente migros spar billa wholefoods whole+foods trader+joes publix wegmans пятерочка pyaterochka магнит magnit
    перекресток perekrestok лента lenta ашан дикси dixy вкусвилл vkusvill`,
  restaurants: `restaurants dining lunch dinner breakfast mittagessen dejeuner almuerzo cena pranzo jantar almoco обед рестораны
    
    restaurant ristorante trattoria osteria brasserie bistro bistrot gasthaus gaststatte restaurante taverna
    taverne steakhouse grill diner cantina wirtshaus pizzeria sushi ramen thai tapas eetcafe churrascaria ресторан restoran
    кафе столовая stolovaya nandos wagamama chilis applebees`,
  takeaway: `fast+food fastfood sandwich noodles postmates фастфуд
    takeaway takeout pizza kebab doner burger burgers fries snackbar imbiss mcdonalds mcdonald kfc subway dominos
    wendys taco chipotle wingstop deliveroo just+eat lieferando thuisbezorgd grubhub doordash ubereats uber+eats glovo
    бургер макдоналдс шаурма rostics вкусно+точка`,
  coffee: `coffee cafe espresso bakery teahouse konditorei patisserie gelateria gelato pastelaria cafeteria heladeria
    koffie kaffee caffe кофе кофейня kofe пекарня starbucks costa dunkin pret+manger greggs vending automat donut donuts`,
  rent: `apartment wohnung
    rent mortgage miete hypothek hypotheek huur loyer hypotheque alquiler hipoteca affitto mutuo aluguel renda
    condominio hausverwaltung landlord letting аренда ипотека`,
  energy: `electric electricity energy energie gas water power utility utilities strom stadtwerke wasserwerke electricite
    eau energia electricidad agua luz luce acqua gaz elettrica жкх электроэнергия квартплата pge edf engie iberdrola
    endesa enel vattenfall eneco essent eon rwe edp thames+water british+gas octopus+energy`,
  telecom: `mobile telecom telekom broadband wireless mobilfunk handyvertrag internet+service telefonia telefono movil связь
    vodafone verizon comcast xfinity tmobile sprint bouygues sfr movistar wind+tre kpn ziggo odido meo claro мтс mts
    билайн beeline мегафон megafon теле2 ростелеком`,
  furnishing: `b&q furniture furnishings mattress hardware garden baumarkt mobelhaus bricolage meubles jardin muebles ferreteria
    ferramenta mobili arredamento bouwmarkt tuincentrum moveis mattresses мебель стройматериалы ikea obi bauhaus hornbach
    leroy+merlin castorama home+depot lowes homebase gamma praxis`,
  publicTransport: `metro subway+fare bus tram train rail railway transit bahn bahnhof verkehrsbetriebe ticket+machine sncf
    ratp renfe trenitalia ov+chipkaart autobus tranvia trein comboio clipper bart amtrak trainline tfl db+vertrieb
    deutsche+bahn ns+reizigers метро metropoliten транспорт troika ржд rzd электричка`,
  taxi: `rickshaw autorickshaw каршеринг carsharing
    taxi cab uber lyft bolt cabify freenow blablacar такси taksi yandex+taxi яндекс+такси`,
  fuel: `gas+fuel petrol+pump топливо diesel
    fuel petrol gasoline gasolinera tankstelle station+service carburant benzinaio benzina tanken gasolina combustivel
    азс azs shell esso exxon chevron texaco aral repsol cepsa galp eni totalenergies лукойл lukoil роснефть rosneft
    газпромнефть`,
  car: `parking garage tyres tires carwash car+wash toll werkstatt parkhaus parkgebuhr stationnement peage aparcamiento taller
    peaje parcheggio autostrada pedaggio parkeren estacionamento portagem oficina autoservice dmv автосервис парковка
    шиномонтаж autozone jiffy+lube`,
  clothing: `apparels shirt trousers jacket jeans socks menswear hemd hose pantalon camisa
    clothing clothes shoes fashion apparel kleidung schuhe mode vetements chaussures ropa zapateria zapatos
    abbigliamento scarpe kleding schoenen roupas sapatos одежда обувь zara primark uniqlo zalando decathlon+mode hm
    deichmann kiabi`,
  electronics: `electronics computer computers elektronik informatique electronique informatica
    elettronica электроника mediamarkt saturn fnac apple+store best+buy newegg 
    coolblue днс dns+shop мвидео`,
  books: `books bookstore bookshop buchhandlung librairie libreria livraria boekhandel stationery papelaria papeterie
    книги книжный waterstones thalia feltrinelli ebook kindle`,
  onlineShopping: `amazon amzn ebay etsy aliexpress alibaba bol allegro wildberries вайлдберриз ozon озон temu shein otto
    cdiscount mercadolivre`,
  gifts: `gift gifts charity donation foundation spende geschenk don+association cadeau donativo regalo donazione beneficenza
    doacao flowers florist blumen fleurs fleuriste floristeria bloemen цветы подарок unicef oxfam red+cross`,
  health: `medicine medicines medicamento medicaments
    doctor hospital clinic medical physio lab+test arzt praxis+dr krankenhaus
    klinik medecin hopital medico ospedale clinica huisarts ziekenhuis consultorio врач клиника
    больница `,
  pharmacy: `pharmacy drugstore chemist apotheke pharmacie farmacia apotheek drogerie аптека apteka walgreens cvs boots
    rossmann etos kruidvat parafarmacia`,
  personalCare: `hair haircut salon barber beauty nails spa cosmetics friseur kosmetik coiffeur parfumerie peluqueria
    parrucchiere estetica kapper cabeleireiro салон парикмахерская косметика sephora douglas supercuts`,
  sport: `gym fitness sport sports yoga crossfit swimming climbing fitnessstudio sportverein piscine gimnasio palestra
    sportschool ginasio academia+fitness фитнес спорт decathlon basic+fit mcfit puregym`,
  subscriptions: `subscriptions
    subscription streaming netflix spotify hulu disney disneyplus hbo youtube+premium audible patreon icloud
    abonnement abbonamento suscripcion assinatura подписка deezer dazn crunchyroll paramount kinopoisk`,
  entertainment: `movies movie film films music
    cinema theater theatre museum concert tickets ticketmaster kino theater+karten musee teatro cine museo
    bioscoop bowling zoo games gaming steam steampowered playstation xbox nintendo билеты театр кино музей
    eventbrite`,
  travel: `vacations trip
    booking expedia travel vacation reise reisen 
    voyage voyages viajes viaggi reizen viagem 
    `,
  pets: `pet pets petco petsmart veterinary veterinarian vet tierarzt tierfutter fressnapf veterinaire veterinario
    dierenarts dierenwinkel зоомагазин ветеринар zooplus`,
  education: `school university college tuition course kindergarten childcare daycare nursery schule universitat kita ecole
    creche universite escuela colegio universidad scuola asilo universita opvang escola faculdade школа детский+сад
    обучение udemy coursera duolingo`,
  insurance: `insurance versicherung krankenkasse assurance mutuelle seguro seguros assicurazione verzekering
    zorgverzekering страхование страховка allianz axa generali geico aviva progressive mapfre`,
  taxes: `tax taxes irs hmrc finanzamt steuer steuern impot impots taxe hacienda impuesto impuestos tasse agenzia+entrate
    belasting belastingdienst imposto financas налог фнс`,
  bankFees: `fee fees overdraft gebuhr gebuhren kontofuhrung sollzinsen frais commission comision comisiones commissione
    commissioni kosten+rekening tarifa tarifas anuidade комиссия плата обслуживание service+charge interest+charge
    finance+charge`,
  cash: `withdrawals снятия
    atm withdrawal cash cashpoint geldautomat bargeld auszahlung retrait distributeur cajero reintegro prelievo
    bancomat geldopname saque levantamento снятие банкомат банкомате наличные withdrwl`,
  salary: `employer
    salary payroll paycheck wages direct+dep direct+deposit dirdep lohn gehalt bezuge salaire paie nomina sueldo
    stipendio salaris loon salario vencimento ordenado зарплата заработная аванс`,
  interestIncome: `int+paid
    interest dividend dividends zinsen zinsgutschrift habenzinsen dividende interets intereses dividendos
    interessi dividendi rente juros проценты дивиденды`,
  refunds: `cash+back refund reversal rebate cashback erstattung ruckerstattung gutschrift remboursement reembolso devolucion
    rimborso terugbetaling estorno возврат кэшбэк chargeback`,
  benefits: `pension benefit benefits rentenversicherung kindergeld arbeitsagentur pole+emploi caf+prestations pensione
    inps uitkering toeslag svb aposentadoria пенсия пособие social+security unemployment`,
  transfers: `transfers переводы umbuchungen
    transfer xfer uberweisung umbuchung dauerauftrag virement transferencia bonifico giroconto overboeking
    spaarrekening ubertrag перевод transf trasferimento savings popmoney venmo zelle credit+card autopay e-payment
    payment+thank`,
};
