/**
 * Words of everyday language for starter categories, beside those of `lexiconWords.ts`; written in the same way. Languages:
 * English, German, French, Spanish, Italian, Dutch, Portuguese, Russian (also transliterated), and Indian English with
 * the words of Hindi that banks write in Latin letters.
 */
export const genericWords: Record<string, string> = {
  groceries: `bazaar kirana provisions dairy fishmonger delicatessen deli cornershop farmshop organic+market minimart
    hypermarket produce wochenmarkt hofladen feinkost getrankemarkt biomarkt naturkost fleischerei fischhandel
    primeur poissonnerie fromagerie cremerie charcuterie alimentation traiteur superette ultramarinos pescaderia
    charcuteria colmado abarrotes tienda+alimentacion ortofrutta pescheria salumeria gastronomia minimarket
    groentewinkel slagerij kaashandel visboer natuurwinkel acougue peixaria hortifruti quitanda sacolao atacadao
    supermercados sabzi kiryana mandi овощи фрукты мясо рыба мясная рыбная бакалея гипермаркет универсам минимаркет produkty
    ovoshi ovoschi frukty myaso hleb`,
  restaurants: `bistrot creperie eatery rotisserie canteen kantine mensa gaststatte gasthof weinstube ratskeller brauhaus
    biergarten crepes marisqueria meson asador taberna cerveceria bodega parrilla comedor osteria rosticceria paninoteca
    agriturismo braceria locanda eethuis pannenkoekenhuis lanchonete rodizio petiscaria cervejaria tasca marisqueira
    dhaba biryani tandoori udupi thali mess блинная пельменная хинкальная чайхана шашлык шашлычная ресторанный бистро
    kafe shashlyk chayhana traktir хинкали`,
  takeaway: `fried+chicken fish+chips chippy pizzeria+express shawarma falafel gyros doner+kebap dönerladen currywurst
    pommes schnellimbiss lieferservice friterie sandwicherie livraison+repas hamburgueseria bocateria kebabs comida+rapida
    friggitoria piadineria piadina frituur cafetaria afhaal lanches pastelaria+lanches hamburgueria salgados tiffin
    momos chaat vadapav бургерная пиццерия шаверма суши роллы доставка+еды burgernaya shaverma sushi+bar`,
  coffee: `coffeehouse coffeeshop roastery tearoom patisserie donuts doughnut bagel bagels icecream ice+cream eisdiele
    eiscafe kaffeehaus rosterei backstube salon+de+the glacier torrefaction churreria chocolateria pasteleria
    torrefazione pasticceria caffetteria bar+caffe koffiebar koffiehuis lunchroom ijssalon cafetaria+cafe sorveteria
    confeitaria doceria cafezinho chai chaiwala sweets+shop mithai кондитерская мороженое чайная кофе+хауз kofeynya
    konditerskaya snack snacks vending+machine selecta`,
  bars: `pub bar club bars brewery taproom tavern winebar wine cocktail cocktails lounge nightclub alehouse liquor
    off+licence offlicence spirits beers kneipe bierstube spätkauf spaeti getranke weinhandlung diskothek brasserie+bar cave+vins
    caviste discotheque boite vinos vinoteca licoreria discoteca cocteleria copas enoteca birreria vineria kroeg slijterij
    biercafe wijnhandel adega boteco botequim choperia cachacaria wine+shop liquors бар паб алкоголь вино пиво напитки
    алкомаркет винный рюмочная pivo alkomarket krasnoe+beloe`,
  rent: `rental+payment tenancy lease leasing+office property+management realty apartments letting+agent hoa
    homeowners condo+fee kaltmiete warmmiete mietzins nebenkosten hausgeld wohngeld genossenschaft wohnungsbau loyers
    syndic copropriete bailleur agence+immobiliere hipoteca+vivienda comunidad+propietarios arrendamiento inmobiliaria
    canone+locazione locazione condominiale immobiliare huurprijs woningcorporatie woonstichting vve hypotheekrente
    condominio+mensal imobiliaria financiamento+imobiliario iptu house+rent maintenance+society арендная найм квартира+аренда
    arenda ipoteka`,
  energy: `hydro sewer sewage waste+management garbage recycling heating oil+heating propane stromabschlag abschlag
    fernwarme heizung heizol abfall mullabfuhr abwasser wasserverband gaswerke energies chauffage electricite+gaz eaux
    assainissement ordures suministro electricidad+gas canal+agua aguas recogida+basura butano riscaldamento acquedotto
    fornitura+energia bolletta bollette stroom energieleverancier waterschap waterleiding warmtenet afvalstoffen conta+luz
    conta+agua saneamento eletrica eletricidade companhia+gas bijli electricity+bill gas+bill water+bill bescom tangedco
    коммунальные электроэнергии водоканал водоснабжение теплоснабжение отопление газоснабжение энергосбыт мусор
    kommunalka energosbyt vodokanal`,
  telecom: `prepaid topup top+up recharge phone+bill fiber fibre landline sim+card internet+provider cable+tv
    mobilfunkrechnung festnetz internetanschluss kabel+deutschland rundfunkbeitrag telephonie forfait+mobile box+internet
    recarga+movil telefonica+movil fibra linea+fija ricarica ricarica+telefonica telefonia+mobile fisso beltegoed
    telefoonrekening internetrekening recarga+celular recarga+celulares banda+larga telefonia+fixa mobile+recharge
    broadband+bill dth пополнение+телефона мобильная+связь интернет сотовая домашний+интернет svyaz`,
  furnishing: `diy ironmonger appliances appliance kitchenware lighting carpet curtains plants nursery+garden hardware+store
    homeware kuche kuchenstudio gartencenter gartnerei eisenwaren teppich leuchten bettenhaus jardinerie quincaillerie
    electromenager luminaires tapis literie decoracion electrodomesticos viveros colchones iluminacion cortinas
    casalinghi elettrodomestici vivaio illuminazione materassi tende bouwmaterialen meubels verlichting keukens tapijt
    moveis+decoracao eletrodomesticos colchoes materiais+construcao ferragens jardinagem furnitures hardware+sanitary
    хозтовары строительный сантехника посуда освещение шторы сад+огород stroymaterialy mebel hoztovary`,
  homeServices: `plumber plumbing electrician handyman locksmith cleaning cleaners cleaner housekeeping laundry laundromat
    drycleaning dry+clean drycleaners roofing painter pest+control removals mover movers storage chimney boiler maid
    handwerker klempner elektriker schlusseldienst reinigung waschsalon wascherei schornsteinfeger umzug umzuge lagerraum
    gebaudereinigung maler dachdecker plombier electricien serrurier pressing laverie menage demenagement ramonage
    fontanero electricista cerrajero limpieza tintoreria lavanderia mudanzas reformas idraulico elettricista fabbro
    pulizie tintoria traslochi lavasecco loodgieter elektricien slotenmaker schoonmaak wasserette stomerij verhuizing
    schilder opslag encanador eletricista chaveiro faxina diarista lavanderias mudancas dedetizadora ironing dhobi
    сантехник электрик уборка химчистка прачечная ремонт клининг переезд грузчики himchistka remont kliring`,
  publicTransport: `subway tramway ferry bus+ticket train+ticket monorail commuter season+ticket railcard transport+authority
    fahrkarte fahrschein monatskarte ubahn sbahn strassenbahn fahre nahverkehr verkehrsverbund ticketautomat navigo
    metropolitain autocar autocars ferries abonnement+transport cercanias metrobus bonobus billete+tren billete+metro
    autobuses biglietto+treno biglietteria metropolitana traghetto traghetti abbonamento+mensile+atm treinkaartje
    strippenkaart veerdienst veerpont bilhete+unico metrorail bilhete+metro passagem+onibus onibus rodoviaria barca
    local+train irctc namma+metro dmrc автобус троллейбус трамвай маршрутка проезд пригородный тройка подорожник
    proezd elektrichka avtobus`,
  taxi: `rideshare ride+hailing minicab chauffeur limousine carpool taxizentrale fahrdienst mietwagen+taxi vtc radiotaxi
    teletaxi taxista taxis auto+rickshaw e+rickshaw mototaxi taxibedrijf deeltaxi каршеринга такси+заказ самокат scooter
    escooter bikeshare bike+share escooters fahrradverleih velo+libre bicicletas`,
  fuel: `petroleum filling+station gas+station fuel+station ev+charging charging+station supercharger ladesaule ladestation
    autohof benzin kraftstoff essence gazole borne+recharge carburants estacion+servicio carburante combustible gasoil
    gasolineras distributore stazione+servizio rifornimento metano gpl brandstof benzinestation laadpaal laadstation
    posto+combustivel posto+gasolina etanol abastecimento gasoleo petrol+bunk bunk бензин заправка азк топливная дизель
    zapravka benzin+azs toplivo`,
  car: `mechanic motor+repairs autobody windscreen mot+test vehicle+inspection vehicle+registration car+rental+damage auto+parts
    autoparts towing breakdown motorway+toll congestion+charge parking+meter autohaus kfz kfz+werkstatt autowerkstatt
    reifen reifenservice waschanlage autoteile hauptuntersuchung tuv parkschein parkplatz pannenhilfe vignette controle+technique
    pieces+auto carrosserie autoroute autoroutes lavage+auto pneus pneu parkings itv neumaticos repuestos lavado+coche
    autopista autopistas grua talleres officina gommista carrozzeria ricambi autolavaggio revisione+auto parcheggi
    autostrade garagebedrijf apk+keuring autobanden autowasstraat parkeergarage parkeerkosten lava+jato mecanica
    borracharia autopecas pecas+auto pedagios despachante estacionamentos car+service puncture fastag автомойка автозапчасти
    запчасти автомобиль техосмотр платная+дорога мойка+авто avtomoyka zapchasti shinomontazh`,
  clothing: `boutique tailor menswear womenswear lingerie jewellery jewelry jeweller watches handbags leather+goods sneakers
    footwear knitwear uniforms garments dress dresses bekleidung schuhhaus schmuck juwelier uhren modehaus unterwasche
    schneiderei bijouterie maroquinerie chaussure pret+porter couture joyeria relojeria calzado calzados lenceria
    confecciones moda modas boutique+moda gioielleria calzature calzaturificio orologeria sartoria intimo pelletteria
    juwelier+horloge kledingzaak schoenenwinkel lederwaren joalheria calcados vestuario relojoaria roupa sarees
    silks textiles readymade jewellers garment обувной ювелирный трикотаж белье сумки odezhda obuv yuvelirnyy`,
  electronics: `phone+repair mobile+shop laptop gadgets camera photo+equipment television audio+shop printer ink toner
    handyshop computerladen fotohaus unterhaltungselektronik telephone+mobile photo+video hifi moviles ordenadores
    fotografia telefonia+tienda computadores celulares informatica+loja elettrodomestici+elettronica telefonini
    computerwinkel telefoonwinkel mobiles+shop телефоны ноутбук техника компьютер цифровая elektronika`,
  books: `newsagent newsstand newspaper magazines magazine press library office+supplies copyshop comics zeitung zeitungen
    zeitschriften kiosk presse presse+journaux schreibwaren burobedarf antiquariat papierwaren journaux tabac+presse
    maison+presse fournitures+bureau libros prensa quiosco papeleria revistas edicola giornali cartoleria cancelleria
    tijdschriften kantoorboekhandel krant kranten livros jornal jornais banca+jornal papelarias book+depot stationers
    газеты журналы канцтовары учебники knigi kanctovary`,
  onlineShopping: `marketplace webshop onlineshop mail+order versandhandel versandhaus vente+en+ligne tienda+online
    compra+online loja+virtual negozio+online winkel+online интернет+магазин маркетплейс marketplace+order`,
  departmentStores: `department+store variety+store dollar+store pound+shop outlet shopping+centre shopping+center mall duty+free
    general+store kaufhaus warenhaus einkaufszentrum sonderposten grand+magasin centre+commercial grandes+almacenes
    centro+comercial bazar grandi+magazzini centro+commerciale emporio warenhuis winkelcentrum lojas+departamento
    armarinho magazine+loja shopping+mall универмаг торговый+центр универсальный+магазин univermag`,
  hobbies: `craft crafts hobby yarn knitting fabric+shop sewing music+shop musical+instruments guitar model+shop art+supplies
    fishing+tackle board+games collectibles bastelbedarf handarbeit musikhaus modellbau angelbedarf loisirs+creatifs
    mercerie instruments+musique arts+creatifs manualidades merceria instrumentos+musicales bellas+artes
    hobbistica belle+arti strumenti+musicali hobbywinkel muziekinstrumenten handwerkwinkel artesanato aviamentos
    instrumentos рукоделие хобби музыкальные рыболов охотник`,
  children: `toys toy babies baby nappies diapers maternity pushchair playground soft+play spielwaren spielzeug babymarkt
    kinderkleidung jouets jouet puericulture enfants bebe juguetes juguete bebes juguetería ninos giocattoli infanzia
    prima+infanzia bambini speelgoed babywinkel brinquedos brinquedo infantil fraldas игрушки детские детский+мир
    detskiy+mir igrushki`,
  gifts: `present presents souvenir souvenirs voucher giftcard gift+card fundraising church temple mosque donate crowdfunding
    gofundme spenden blumenladen geschenkartikel gutschein kirche hilfswerk verein fleur dons don association+loi paroisse
    eglise regalos floristerias donacion iglesia ong parroquia fiorista fioraio regali offerta parrocchia onlus
    bloemist bloemenwinkel cadeaubon goede+doelen kerk stichting floricultura presentes dizimo igreja doacoes vale+presente
    puja trust+donation devasthanam цветочный букет подарки пожертвование благотворительный фонд храм tsvety podarki`,
  health: `physiotherapy physiotherapist osteopath chiropractor psychologist psychotherapy counselling therapist dermatology
    radiology laboratory pathology ultrasound maternity+clinic healthcare surgery ambulance nursing nhs hausarzt
    arztpraxis facharzt krankengymnastik physiotherapie psychotherapie labor radiologie orthopade hebamme heilpraktiker
    docteur cabinet+medical kinesitherapeute kine infirmier infirmiere radiologie+centre laboratoire osteopathe psychologue
    hopitaux doctora fisioterapia fisioterapeuta psicologo psicologa laboratorio+analisis radiologia urgencias centro+medico
    centro+salud ambulatorio dottore fisioterapista psicologa+dott analisi+cliniche poliambulatorio poliklinik polikliniek
    fysiotherapie fysio psycholoog verloskundige laboratorium exames clinicas hospitalar psicologia plano+saude unimed
    diagnostics diagnostic nursing+home pathlabs анализы поликлиника медицинский медцентр лаборатория больничный
    physician medcentr poliklinika`,
  pharmacy: `pharmacies dispensary drug+store drugstores pharma apotheken drogeriemarkt reformhaus sanitatshaus pharmacies+garde
    parapharmacie farmacias botica farmaceutica farmacie erboristeria parafarmacie apotheken+nl apotheker drogist drogisterij
    drogaria drogarias farmacias+rede medical+store medicals chemists druggist аптеки аптечный лекарства apteki`,
  dentalOptical: `dental dentist dentists dentistry orthodontist orthodontics optician opticians optical optometrist optometry
    eyecare eyewear glasses spectacles contact+lenses hearing+aid hearing zahnarztpraxis zahnarzt zahnarzte kieferorthopade
    kieferorthopadie optiker brillen kontaktlinsen horgerate hörgeräte augenarzt dentaire dentiste orthodontiste opticien
    optique lunettes lentilles audition ophtalmologue ophtalmo dentista dentistas dental+clinica ortodoncia optica opticas
    gafas lentillas audifonos oculista dentistico odontoiatra odontoiatrico ottica ottico occhiali lenti+contatto
    apparecchi+acustici tandarts tandartspraxis orthodontie opticiens brillenwinkel contactlenzen oogarts odontologia
    odontologica ortodontia oculos oticas otica oftalmologia opticals спецоптика оптика очки стоматолог стоматология линзы
    stomatologiya optika lenscrafters specsavers`,
  personalCare: `hairdresser hairdressers hairstylist barbershop beautician manicure pedicure nailbar massage sauna tanning
    waxing tattoo perfume perfumery toiletries makeup skincare friseursalon frisor nagelstudio kosmetikstudio massagepraxis
    solarium parfumerie+de barbier institut+beaute esthetique onglerie coiffure peluquero peluquerias barberia estetica+centro
    belleza unas perfumeria manicura barbiere parrucchieri profumeria centro+estetico unghie massaggi kappers kapsalon
    schoonheidssalon nagelsalon zonnebank barbearia barbeiro salao esteticista manicure+pedicure perfumaria cosmeticos
    depilacao beauty+parlour parlour saloon парикмахер барбершоп маникюр массаж красота парфюмерия sauna+баня баня
    salon+krasoty manikyur barbershop+ru`,
  sport: `leisure+centre swimming+pool pilates golf tennis squash football rugby martial+arts dance+studio bikes bicycle
    cycling ski skiing surf climbing+gym bouldering health+club fitness+club personal+trainer schwimmbad hallenbad
    kletterhalle boulderhalle tennisclub turnverein fussballverein golfclub fahrrad fahrradladen skischule salle+sport
    club+sport tennis+club escalade velo velos cycles gym+club polideportivo gimnasios deportes deporte bicicletas+tienda
    padel futbol piscinas natacion sportivo impianti+sportivi piscina calcetto biciclette sci sportcentrum zwembad
    tennisvereniging sportvereniging fietsenwinkel fiets klimhal academia crossfit+box natacao esportes esporte futebol
    bicicleta bicicletaria sports+club cricket badminton бассейн спортзал тренажерный фитнес+клуб спорттовары велосипед
    йога fitnes sportzal`,
  subscriptions: `membership monthly+plan premium+plan video+on+demand podcast newsletter audiobook audiobooks streamingdienst
    mitgliedschaft monatsabo abo abos abonnements adhesion cotisation+mensuelle suscripciones cuota+mensual membresia
    abbonamenti quota+mensile lidmaatschap abonnementen assinaturas mensalidade clube+assinatura ott+subscription
    подписки автоплатеж+подписка podpiska`,
  entertainment: `cinemas multiplex concerts festival comedy opera ballet gallery exhibition amusement+park theme+park
    aquarium arcade karaoke escape+room events event box+office kinos kinokarte konzert konzertkasse oper ausstellung
    freizeitpark tierpark zoologischer schauspielhaus veranstaltung eintrittskarten spectacle spectacles billetterie
    billet+concert parc+attractions expositions cines entradas concierto conciertos espectaculos parque+atracciones
    parque+tematico teatros biglietti+concerto parco+divertimenti mostra spettacoli discografico bioscopen schouwburg
    pretpark dierentuin evenement tentoonstelling ingressos ingresso shows parque+diversoes espetaculo multiplex+cinema
    концерт цирк выставка театральный кинотеатр развлечения парк+аттракционов kinoteatr teatr bilety+kassa боулинг`,
  travel: `tourism tourist tours tour+operator travel+agency cruise excursion sightseeing visa+application passport luggage
    car+hire car+rental rent+a+car holiday holidays vacances urlaub reiseburo pauschalreise kreuzfahrt autovermietung
    mietwagen tourismus ferien sejour croisiere location+voiture agence+voyages tourisme vacaciones agencia+viajes
    crucero alquiler+coches excursiones turismo viaggio+organizzato agenzia+viaggi crociera autonoleggio vacanze noleggio+auto
    vakantie vakanties reisbureau autoverhuur rondvaart turismo+agencia pacotes+viagem aluguel+carro cruzeiro ferias
    tours+travels yatra туризм турагентство путевка экскурсия тур+оператор прокат+авто turizm tury`,
  hotels: `hotel hotels hostel hostels motel inn guesthouse guest+house bed+breakfast resort lodge lodging apartments+stay
    campsite camping caravan+park youth+hostel airbnb hostelworld vrbo ferienwohnung ferienhaus pension+zimmer gastehaus
    jugendherberge campingplatz unterkunft chambre+hotes gite gites auberge residence+hoteliere hotellerie hostal
    hostales pensiones alojamiento albergue casa+rural apartamentos+turisticos albergo alberghi ostello bed+and+breakfast
    affittacamere campeggio herberg vakantiehuis vakantiepark bungalowpark logies pousada pousadas hospedagem hoteis
    albergaria dharamshala residency отель отели гостиница гостиницы хостел санаторий база+отдыха gostinitsa otel`,
  flights: `airline airlines airways airfare flight flights airport air+ticket boarding baggage+fee aviation ferry+crossing
    flug fluge fluggesellschaft flughafen flugticket vol+aller vols aeroport billet+avion compagnie+aerienne vuelo vuelos
    aeropuerto aerolinea aerolineas billete+avion billetes+avion volo voli aeroporto compagnia+aerea biglietto+aereo
    vlucht vluchten luchthaven luchtvaart vliegticket voos voo linhas+aereas passagem+aerea passagens aeroportos
    авиабилет авиабилеты авиакомпания аэропорт авиа рейс aviabilety aeroport aeroflot аэрофлот lufthansa ryanair easyjet
    klm iberia united+airlines delta+air`,
  pets: `veterinarians animal+hospital animal+clinic kennel cattery dog+walker dog+grooming grooming aquatics pet+food petshop
    pet+shop tierklinik tierhandlung hundeschule katzenfutter hundefutter futterhaus tierbedarf animalerie toilettage
    clinique+veterinaire mascotas clinica+veterinaria peluqueria+canina tienda+animales animali toelettatura pet+store
    huisdieren dierenkliniek dierenspeciaalzaak trimsalon petshop+br clinica+veterinaria+br banho+tosa racao зоотовары
    ветклиника корм+животных груминг zoomagazin vetklinika`,
  gambling: `lottery lotto lottery+tickets betting bet casino bingo poker sportsbook scratchcard bookmaker bookmakers sweepstake
    lotterie lottoland toto+lotto spielbank wettburo sportwetten spielhalle jackpot+spiel loterie fdj pmu pari+mutuel paris+sportifs
    jeux+hasard loteria loterias apuestas quiniela once+cupon euromillones sorteo lotteria scommesse superenalotto
    gratta+vinci sala+slot sisal loterij staatsloterij toto gokkast krasloten apostas aposta loterica mega+sena bicho
    raspadinha лотерея лото ставки букмекер казино столото lotereya fonbet`,
  education: `tutoring tutor lessons training+course seminar workshop textbook exam exam+fee student+union preschool playgroup
    school+fees school+meals university+fees college+fees driving+school music+school language+school student+loan
    kindergarten+beitrag kindertagesstatte volkshochschule vhs fahrschule musikschule sprachschule nachhilfe studiengebuhr
    semesterbeitrag hort schulgeld scolarite cantine+scolaire garderie auto+ecole cours+particuliers formation lycee
    academia+idiomas guarderia matricula autoescuela clases+particulares comedor+escolar instituto+idiomas retta+scolastica
    asilo+nido autoscuola mensa+scolastica lezioni corso corsi universitaria kinderopvang kinderdagverblijf rijschool
    schoolgeld collegegeld peuterspeelzaal buitenschoolse cursus bijles matricula+faculdade escolas colegios creches
    curso cursos autoescola mensalidade+escolar bercario tuition+fees coaching+classes vidyalaya shiksha academy образование
    детсад университет репетитор курсы автошкола шкoльное школьное obrazovanie kursy detsad`,
  insurance: `insurer insurers premium+insurance life+insurance home+insurance car+insurance pet+insurance underwriters
    haftpflicht haftpflichtversicherung hausrat lebensversicherung rechtsschutz kfz+versicherung krankenversicherung
    pflegeversicherung unfallversicherung versicherungsbeitrag assurances assurance+vie assurance+auto assurance+habitation
    prevoyance complementaire+sante seguro+coche seguro+hogar seguro+vida aseguradora poliza mutua assicurazioni polizza
    polizze rc+auto previdenza verzekeringen autoverzekering inboedelverzekering uitvaartverzekering ziektekosten
    seguradora apolice seguro+auto seguro+saude previdencia lic+premium health+insurance vehicle+insurance осаго каско
    страховой полис strahovanie strahovka`,
  taxes: `council+tax property+tax income+tax vat tax+payment state+tax federal+tax inland+revenue treasury road+tax vehicle+tax
    einkommensteuer kfz+steuer grundsteuer umsatzsteuer gewerbesteuer lohnsteuer hundesteuer finanzkasse steuerverwaltung
    dgfip tresor+public prelevement+source taxe+fonciere taxe+habitation impots+revenu urssaf irpf ibi agencia+tributaria
    aeat tributos tesoreria+seguridad imu irpef tari f24 agenzia+riscossione bollo+auto tributi inkomstenbelasting
    motorrijtuigenbelasting gemeentebelasting omzetbelasting waterschapsbelasting receita+federal ipva inss darf
    imposto+renda tributo gst tds advance+tax challan+tax госуслуги+налог налоги земельный+налог транспортный+налог
    nalog nalogi`,
  bankFees: `maintenance+fee account+fee card+fee annual+fee late+fee transaction+fee foreign+fee wire+fee nsf insufficient+funds
    atm+fee service+fee non+sterling overlimit finance+charges entgelt kontoentgelt kartenentgelt abschluss
    rechnungsabschluss dispozinsen uberziehungszinsen porto+entgelt cotisation+carte frais+bancaires agios tenue+compte
    interets+debiteurs comision+mantenimiento comision+tarjeta intereses+deudores gastos+bancarios canone+conto spese+conto
    imposta+bollo canone+carta interessi+passivi bankkosten kosten+betaalrekening pakketkosten debetrente tarifa+bancaria
    cesta+servicos iof anuidade+cartao manutencao+conta sms+charges annual+charges gst+on+charges комиссия+банка
    обслуживание+карты плата+за+обслуживание проценты+по+кредиту komissiya obsluzhivanie`,
  cash: `cash+advance cash+machine cashback+withdrawal counter+withdrawal geldausgabeautomat barauszahlung bargeldauszahlung
    abhebung retrait+dab retraits especes distributeur+billets retirada+efectivo cajeros efectivo disposicion+efectivo
    prelievi sportello+automatico contante contanti geldopname+automaat geldautomaat contant chipknip saque+dinheiro
    saques caixa+eletronico multibanco levantamentos atm+wdl cash+wdl nfs+cash снятие+наличных выдача+наличных банкоматы
    snyatie bankomat nalichnye`,
  loans: `loan loans loan+repayment personal+loan installment instalment credit+repayment lender lending buy+now finance+company
    kredit kreditrate darlehen ratenzahlung ratenkredit tilgung leasing leasingrate pret+personnel remboursement+pret echeance+pret
    credit+consommation mensualite+credit prestamo prestamos cuota+prestamo amortizacion financiera finanziamento
    rata+mutuo rata+finanziamento prestito prestiti lening leningen aflossing krediet emprestimo emprestimos financiamento
    parcela+emprestimo consignado crediario emi loan+emi emi+payment кредит погашение+кредита займ рассрочка кредитный kredit+pogashenie
    pogashenie zaym`,
  investments: `brokerage broker securities stocks shares etf mutual+fund index+fund bonds crypto bitcoin investment investments
    trading retirement+account pension+contribution wertpapier wertpapiere depot sparplan fondssparplan aktien kryptowahrung
    fonds bourse placement placements actions+bourse assurance+placement epargne+salariale inversiones inversion acciones
    bolsa fondo+inversion valores investimenti titoli fondo+pensione borsa azioni beleggen beleggingen effecten
    beleggingsrekening investimento investimentos tesouro+direto acoes corretora cdb poupanca sip+mutual zerodha+broking
    mutual+funds инвестиции брокер акции облигации брокерский криптовалюта investitsii broker+schet`,
  government: `fine fines penalty+charge court+fee municipal municipality city+council county registry notary passport+office
    embassy consulate permit license+fee licence+fee parking+fine speeding police+fine bussgeld verwarnungsgeld
    ordnungsamt stadtkasse gemeindekasse rathaus landratsamt notar standesamt verwaltungsgebuhr amende amendes
    mairie prefecture timbre+fiscal notaire antai multa multas ayuntamiento tasas+municipales notario dgt diputacion
    comune+di sanzione multe questura bollettino+pagopa pagopa notaio boete cjib gemeente notaris leges prefeitura
    cartorio detran multa+transito tabelionato municipal+corporation challan traffic+challan passport+seva штраф
    штрафы госпошлина гибдд нотариус мфц госуслуги shtraf gosposhlina gibdd`,
  business: `consulting consultancy accountant accounting bookkeeping lawyer attorney solicitor legal legal+fees advertising
    marketing printing print+shop coworking office+rent office+space trade+show conference professional+fees recruitment
    steuerberater rechtsanwalt kanzlei anwalt buchhaltung werbung druckerei messe burogemeinschaft unternehmensberatung
    avocat comptable expert+comptable publicite imprimerie cabinet+conseil abogado abogados asesoria gestoria publicidad
    imprenta asesor avvocato commercialista studio+legale pubblicita tipografia consulenza advocaat boekhouder
    administratiekantoor reclame drukkerij accountantskantoor advogado advocacia contabilidade contador publicidade
    grafica consultoria chartered+accountant advocate реклама бухгалтер адвокат юрист типография консалтинг`,
  software: `software saas web+hosting webhosting hosting domain domains domain+name cloud+services cloud+storage vpn antivirus app+store
    google+workspace workspace+subscription licence+key software+license developer api+usage server servers programm+lizenz
    softwarelizenz hebergement logiciel logiciels nom+domaine dominio dominios alojamiento+web licencia+software
    programa+informatico licenza+software hosting+web domeinnaam licentie hospedagem+site licenca+software программное
    хостинг домен приложение hosting+ru digitalocean github namecheap microsoft`,
  postage: `postage post+office postal courier couriers parcel parcels shipping freight delivery+service stamps mailbox
    briefmarken paketshop paket porto versand spedition kurierdienst la+poste+timbre colis expedition affranchissement
    timbres transporteur chronopost correos paqueteria mensajeria envio envios sellos spedizione spedizioni corriere
    poste+italiane francobolli pakket pakketten verzendkosten koerier postzegels postkantoor correios encomenda sedex
    transportadora frete speed+post registered+post почта посылка доставка курьер pochta dostavka posylka`,
  salary: `remuneration monthly+salary net+pay pay+slip bacs+salary wage bonus+payment pension+lump commission+income lohnzahlung
    gehaltszahlung besoldung entgeltabrechnung weihnachtsgeld urlaubsgeld ausbildungsvergutung honorarzahlung virement+salaire
    salaires traitement indemnites+salaire prime+annuelle nominas haberes paga+extra retribucion salarios emolumenti stipendi
    accredito+stipendio retribuzione tredicesima mensilita salarisbetaling loonbetaling vakantiegeld bezoldiging
    pagamento+salario proventos holerite decimo+terceiro adiantamento+salarial sal+credit salary+credit neft+salary
    оклад премия получка заработной заработную zarplata avans oklad`,
  interestIncome: `interest+earned credit+interest interest+paid+in dividend+payment coupon+payment capital+gain habenzins
    kapitalertrage dividendenzahlung ausschuttung zinsertrag interets+crediteurs coupons distribution+dividende intereses+abono
    abono+intereses rendimientos cupon+bono interessi+attivi cedola cedole proventi+finanziari rente+bijschrijving
    rentebijschrijving dividenduitkering rendimento rendimento+poupanca dividendos+acoes jcp int+pd int+credit выплата+процентов
    капитализация купон+облигаций protsenty dividendy`,
  refunds: `refunded returned return+credit credit+note reimbursement price+adjustment overpayment ruckzahlung ruckbuchung storno
    retoure kostenerstattung rembourse remboursements avoir retour+article devoluciones abono+devolucion reintegro+compra
    bonificacion rimborsi storno+operazione accredito+reso nota+credito terugboeking terugbetalingen restitutie creditnota
    estornos devolucao restituicao reembolsos reversal+credit возвраты возврат+средств отмена+операции vozvrat keshbek`,
  benefits: `state+pension child+benefit universal+credit jobseekers disability housing+benefit tax+credit social+welfare
    stimulus stipend scholarship grant alg+arbeitslosengeld arbeitslosengeld elterngeld burgergeld wohngeldstelle renten bafog
    krankengeld allocations+familiales caf france+travail cpam ameli indemnites+journalieres retraite bourse+etudes
    prestacion+desempleo sepe pension+jubilacion jubilacion ayuda+familiar beca indennita cassa+integrazione assegno+unico
    naspi pensioni kinderbijslag zorgtoeslag huurtoeslag bijstand aow uwv studiefinanciering duo bolsa+familia
    beneficio+inss seguro+desemprego auxilio aposentadorias pension+credit subsidy dbt+credit пенсионный пособия стипендия
    социальная+выплата posobie pensiya stipendiya`,
  sideIncome: `freelance invoice+payment royalties honorarium honorar honorare vergutung auftritt+honorar honoraires droits+auteur
    factura+cobrada honorarios compenso compensi parcella onorario honorarium+nl opdracht+factuur cache+show comissao+recebida
    consulting+income stripe+payout paypal+payout patreon+payout etsy+payout upwork fiverr гонорар подработка gonorar`,
  rentalIncome: `rent+received rental+income tenant+rent mieteinnahme mieteinnahmen miete+eingang loyer+percu loyers+percus
    alquiler+cobrado renta+inmueble affitto+incassato canone+incassato huurontvangst huurinkomsten aluguel+recebido
    renda+recebida airbnb+payout доход+от+аренды`,
  giftsReceived: `birthday+gift wedding+gift gift+from pocket+money allowance taschengeld geldgeschenk cadeau+anniversaire
    argent+poche regalo+cumpleanos paga+semanal regalo+compleanno paghetta zakgeld verjaardagscadeau mesada presente+aniversario
    карманные+деньги`,
  transfers: `internal+transfer own+account between+accounts standing+order bank+transfer wire incoming+transfer outgoing+transfer
    account+transfer card+payment+received payment+received+thank eigenubertrag kontoubertrag sepa+uberweisung echtzeituberweisung
    kreditkartenabrechnung kreditkartenzahlung virements virement+interne virement+sepa virement+instantane epargne livret
    traspaso traspasos transferencias bizum envio+dinero ahorro giroconti bonifici bonifico+istantaneo ricarica+carta
    postepay+ricarica spaaropdracht overschrijving overschrijvingen tikkie periodieke+overboeking pix pix+enviado pix+recebido
    ted doc+transferencia aplicacao resgate mbway neft imps upi rtgs fund+transfer межбанковский межбанк сбп+перевод перевод+между
    между+своими пополнение+счета perevod mezhbank popolnenie wise+transfer remittance moneygram western+union`,
};
