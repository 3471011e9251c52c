/**
 * Names of large chains and brands for starter categories, by where people meet them: United States, United Kingdom and
 * Ireland, Germany and Austria, France and Belgium, Spain, Italy, the Netherlands, Brazil and Portugal, India, Russia.
 */
export const chains: Record<string, string> = {
  groceries: `7+eleven walmart+grocery costco sams+club meijer hyvee winco heb giant+eagle stop+shop food+lion harris+teeter piggly+wiggly
    wegmans+market sprouts fresh+market shoprite albertsons vons ralphs foodtown instacart freshdirect smart+final
    co+op iceland ocado booths budgens nisa londis centra supervalu dunnes farmfoods m+s+food spar+uk musgrave
    tegut globus famila marktkauf norma hit+markt alnatura denns basic+bio combi nahkauf feneberg hofer interspar
    billa+plus mpreis gorillas flink getir picard franprix casino+shop geant super+u hyper+u systeme+u cora match grand+frais
    naturalia biocoop delhaize colruyt okay+markt bio+planet alcampo hipercor consum bonarea caprabo condis ahorramas
    supercor masymas gadis froiz despar eurospin md+discount pam+panorama carrefour+market iper tigros bennet famila+market
    unes crai sigma penny+market todis albert+heijn ah+to+go plus+supermarkt dirk deen vomar nettorama hoogvliet ekoplaza
    dekamarkt poiesz boni picnic pao+acucar assai atacadista carrefour+bairro st+marche hortifruti+natural zaffari
    bretas angeloni condor savegnago modelo+continente minipreco intermarche+pt mercadona+pt bigbasket blinkit grofers
    zepto dmart reliance+fresh more+supermarket spencers natures+basket jiomart star+bazaar heritage+fresh вкусвилл+доставка
    азбука+вкуса спар светофор верный монетка красное+белое самокат+доставка перекресток+впрок metro+cash fix+price
    globus+ru karusel okey окей`,
  restaurants: `olive+garden applebees+grill cheesecake+factory red+lobster outback texas+roadhouse ihop dennys cracker+barrel
    tgi+fridays buffalo+wild pf+changs red+robin waffle+house bob+evans pizza+express zizzi prezzo harvester toby+carvery
    beefeater frankie+benny ask+italian wetherspoon yo+sushi busaba vapiano losteria block+house maredo hans+im alex+gaststatte
    hippopotamus buffalo+grill courtepaille bistro+regent leon+bruxelles del+arte foster+hollywood ginos goiko la+tagliatella
    lizarran old+wild+west roadhouse+grill rossopomodoro signorvino la+place happy+italy outback+br madero coco+bambu
    barbeque+nation mainland+china saravana+bhavan haldiram тануки якитория шоколадница теремок`,
  takeaway: `burger+king chick+fil popeyes taco+bell panda+express five+guys jack+in carls+jr whataburger arbys sonic+drive
    in+n+out shake+shack panera jimmy+johns jersey+mikes papa+johns little+caesars pizza+hut dairy+queen culvers raising+canes
    zaxbys bojangles postmates+eats seamless leon itsu wasabi+sushi greggs+plc pret nordsee hallo+pizza dean+david
    wolt lieferheld foodora quick+restaurant otacos brioche+doree pomme+pain flunch telepizza 100+montaditos rodilla
    pans+company vips autogrill spizzico alice+pizza febo new+york+pizza smullers subway+nl ifood rappi habibs bobs+burger
    giraffas spoleto swiggy zomato dominos+pizza wow+momo faasos вкусно+и+точка бургер+кинг додо+пицца delivery+club
    яндекс+еда ростикс kfc+ru`,
  coffee: `peets+coffee tim+hortons dutch+bros krispy+kreme caribou+coffee einstein+bros baskin+robbins cold+stone caffe+nero
    black+sheep gails esquires insomnia+coffee balzac+coffee einstein+kaffee backwerk ditsch kamps le+crobag tchibo
    columbus+cafe paul+boulangerie marie+blachere feuillette ange+boulangerie granier santagloria llaollao grom
    illy lavazza bagels+beans coffeecompany multi+vlaai fran+cafe kopenhagen cacau+show cafe+coffee chaayos ccd barista
    third+wave кофемания surf+coffee stars+coffee one+price cofix`,
  bars: `total+wine bevmo abc+liquor majestic+wine oranjeboom gall+gall mitra nicolas vinotheque bodeboca winelovers brewdog
    oneills greene+king stonegate youngs all+bar winebar+lab красное+и+белое бристоль ароматный+мир`,
  energy: `con+edison duke+energy national+grid dominion+energy southern+california+edison pgande xcel comed florida+power
    entergy ameren georgia+power socalgas centerpoint scottish+power eon+next bulb ovo+energy sse utilita severn+trent
    anglian+water yorkshire+water united+utilities southern+water yello lichtblick enbw vattenfall+europe ewe mainova
    stadtwerke+munchen rheinenergie entega naturstrom eprimo grdf veolia suez total+direct ekwateur ilek naturgy
    repsol+luz holaluz aigues canal+isabel totalenergies+luz a2a hera acea iren sorgenia edison+energia servizio+elettrico
    greenchoice vandebron budget+energie oxxio vitens pwn waternet cpfl cemig copel enel+sp sabesp light+servicos
    energisa celesc equatorial copasa tata+power adani+electricity bses torrent+power mseb mahanagar+gas indane мосэнергосбыт
    петроэлектросбыт мосводоканал газпром+межрегионгаз`,
  telecom: `att at+t tmobile+usa cricket+wireless boost+mobile metropcs mint+mobile google+fi spectrum cox+communications
    centurylink frontier+communications optimum visible us+cellular ee+limited o2 three+uk giffgaff bt+group sky+digital
    virgin+media talktalk plusnet tesco+mobile voxi smarty lebara hyperoptic congstar 1und1 freenet+mobilfunk
    aldi+talk unitymedia telefonica+germany drillisch winsim netcologne magenta free+mobile orange+sa sosh red+by prixtel
    proximus telenet base+be yoigo pepephone lowi masmovil jazztel simyo digi+spain iliad fastweb ho+mobile poste+mobile
    kena+mobile tiscali simpel ben+nl hollandsnieuwe youfone delta+fiber oi+fixo tim+celular vivo+celular algar nextel+br
    nos+comunicacoes nowo airtel jio bsnl vi+prepaid act+fibernet hathway tata+play dish+tv yota мегафон+интернет тинькофф+мобайл
    дом+ру скайнет`,
  furnishing: `wayfair crate+barrel pottery+barn west+elm ace+hardware true+value menards harbor+freight floor+decor bed+bath
    ashley+furniture rooms+to+go williams+sonoma container+store bq+diy screwfix wickes dunelm the+range habitat
    toolstation robert+dyas dfs+furniture xxxlutz poco hoffner roller+mobel toom hellweg globus+baumarkt danisches+bettenlager
    jysk depot+handels maisons+du+monde conforama but+magasin mr+bricolage brico+depot bricomarche truffaut jardiland
    brico+plan aki zara+home el+hogar bricomart mondo+convenienza maisons+italia bricocenter brico+io leen+bakker kwantum
    karwei intratuin xenos blokker action+nl tok+stok leroy+merlin+br telhanorte etna madeiramadeira pepperfry
    urban+ladder home+centre asian+paints хофф леруа+мерлен икеа петрович все+инструменты`,
  publicTransport: `mta septa mbta wmata cta caltrain metra nj+transit lirr sound+transit greyhound megabus flixbus national+express
    stagecoach arriva first+bus avanti+west lner gwr southeastern northern+rail scotrail oyster crossrail irish+rail
    dublin+bus hvv mvg bvg rmv vrr vvs kvb rheinbahn vbb obb westbahn wiener+linien sbb cff ouigo ter+sncf thalys eurostar
    tisseo tcl+lyon rtm+marseille stib mivb de+lijn sncb nmbs emt+madrid tmb alsa avanza rodalies ouigo+es italo atac
    atm+milano trenord gtt anm+napoli flibco ns+groep gvb ret+rotterdam htm+den connexxion arriva+nl qbuzz ovpay metro+sp
    cptm sptrans bilhete+unico+sp metro+rio metro+lisboa carris cp+comboios viva+viagem redbus ksrtc msrtc bmtc delhi+metro
    мосметро мосгортранс московский+транспорт аэроэкспресс цппк`,
  taxi: `uber+trip lyft+ride via+rideshare gett addison+lee free+now sixt+share share+now miles+mobility lime+ride tier+mobility
    voi+technology bird+rides heetch g7 marcel+vtc felyx itaxi 99app 99+pop 99pop cabify+es ola+cabs olacabs rapido meru uber+india
    ситимобил яндекс+драйв делимобиль белкакар whoosh`,
  fuel: `exxonmobil chevron+gas marathon+petro speedway circle+k wawa sheetz quiktrip racetrac valero sunoco phillips+66 conoco
    arco pilot+travel loves+travel cumberland+farms kwik+trip bp+petrol bp jet+tankstelle texaco+uk applegreen murco
    hem+tankstelle star+tankstelle orlen+deutschland avia westfalen+tank omv tesla+supercharger ionity total+access esso+express
    intermarche+carburant q8 tango tinq petronor ballenoil plenoil agip ip+gruppo tamoil erg firezone gulf shell+recharge
    petrobras ipiranga posto+shell ale+combustiveis prio hpcl bpcl indian+oil iocl hindustan+petroleum bharat+petroleum nayara
    татнефть башнефть трасса+азс нефтьмагистраль`,
  car: `oreilly advance+auto napa+auto pep+boys firestone discount+tire midas valvoline meineke geico+roadside ezpass fastrak
    sunpass parkmobile spothero halfords kwik+fit national+tyres ringgo paybyphone ncp justpark dart+charge rac+motoring
    aa+membership atu vergolst pitstop euromaster adac apcoa contipark easypark parkster norauto feu+vert speedy+auto midas+fr
    vinci+autoroutes sanef aprr indigo+park effia midas+es feuvert+es telepark elparking via+t saba+parking telepass
    autostrade+italia norauto+it anwb kwik+fit+nl profile+tyre qpark parkmobile+nl yellowbrick sem+parar veloe conectcar
    estapar zul+digital via+verde emel park+plus fastag+recharge maruti+service парковки+москвы автодор зсд`,
  clothing: `h&m old+navy banana+republic gap nordstrom+rack tj+maxx marshalls ross+stores burlington abercrombie american+eagle
    urban+outfitters lululemon nike adidas foot+locker dsw victoria+secret jcrew anthropologie famous+footwear
    new+look river+island topshop asos boohoo next+retail monsoon jd+sports clarks schuh matalan superdry peacocks
    peek+cloppenburg c+a kik takko new+yorker esprit tom+tailor about+you snipes ernstings hugo+boss jules celio
    kiabi+fr la+halle promod etam camaieu pimkie gemo besson bershka pull+bear stradivarius massimo+dutti mango cortefiel
    springfield desigual lefties calzedonia intimissimi ovs terranova benetton piazza+italia scarpe+scarpe bata we+fashion
    scotch+soda hema+mode zeeman wibra van+haren omoda renner riachuelo marisa hering arezzo havaianas cea+modas netshoes
    myntra ajio pantaloons westside fabindia lifestyle+stores max+fashion bata+india tanishq lamoda gloria+jeans спортмастер+обувь
    остин глория+джинс kari rendez+vous`,
  electronics: `apple+online micro+center gamestop bhphoto verizon+store currys pc+world argos+electronics maplin cex conrad
    cyberport alternate notebooksbilliger expert+elektro euronics gravis boulanger darty ldlc materiel+net pccomponentes
    mediamarkt+es worten phone+house unieuro trony euronics+it coolblue+nl alternate+nl bcc kabum fast+shop casas+bahia
    magazine+luiza magalu ponto+frio samsung+store croma reliance+digital vijay+sales xiaomi ситилинк эльдорадо связной
    re+store dns днс`,
  books: `barnes+noble half+price+books books+million ws+smith whsmith blackwells foyles hugendubel weltbild thalia+bucher
    gibert cultura decitre furet mollat maison+de+la+presse casa+libro laie mondadori hoepli libraccio bruna bol+boeken
    saraiva livraria+cultura bertrand wook crossword higginbothams читай+город лабиринт буквоед staples office+depot`,
  onlineShopping: `amzn+mktp amazon+marketplace amazon+prime walmart+com target+com overstock wish+com etsy+com qvc hsn ebay+o
    very+co argos notonthehighstreet vinted depop galaxus otto+gmbh zalando+payments klarna kaufland+de real+de veepee
    showroomprive rakuten leboncoin la+redoute miravia wallapop privalia ebay+it subito wehkamp marktplaats bol+com
    mercado+livre mercadopago shopee americanas submarino aliexpress+com amazon+br flipkart snapdeal meesho nykaa amazon+in
    яндекс+маркет мегамаркет авито sbermegamarket joom`,
  departmentStores: `walmart target macys nordstrom kohls jcpenney dillards sears bloomingdales saks dollar+general dollar+tree
    family+dollar five+below big+lots tuesday+morning marks+spencer john+lewis debenhams selfridges harrods poundland bm+stores
    wilko home+bargains karstadt galeria tedi woolworth action mac+geiz galeries+lafayette printemps bhv monoprix+non gifi
    corte+ingles el+corte tiger+stores rinascente coin upim oviesse bijenkorf hema hudsons v+d lojas+americanas havan
    shoppers+stop central+mall big+bazaar vishal+mega гум цум стокманн`,
  hobbies: `michaels joann hobby+lobby guitar+center games+workshop hobbycraft warhammer thomann idee+creativ cultura+loisirs
    rougier creavea abacus pipoos леонардо`,
  children: `toys+r carters oshkosh buy+buy+baby gymboree smyths mothercare the+entertainer early+learning baby+walz
    smyths+toys mytoys jako+o king+jouet joueclub vertbaudet oxybul toysrus+es imaginarium toys+center chicco prenatal
    intertoys ri+happy firstcry hamleys детский+мир кораблик`,
  gifts: `hallmark interflora moonpig ftd 1800flowers teleflora card+factory clintons fleurop brot+welt misereor arzte+ohne
    msf greenpeace wwf amnesty salvation+army world+vision save+the+children medecins+sans emmaus restos+coeur cruz+roja
    caritas telethon airc croce+rossa unhcr kwf giulianova+flowers igp+flowers`,
  health: `kaiser+permanente labcorp quest+diagnostics cvs+minuteclinic mayo+clinic bupa nuffield helios asklepios charite
    doctolib ap+hp sanitas quironsalud adeslas humanitas santagostino synevo rede+dor fleury hapvida notredame apollo+hospitals
    fortis max+healthcare manipal инвитро гемотест медси doctor+ryadom`,
  pharmacy: `rite+aid duane+reade kinney+drugs superdrug lloyds+pharmacy well+pharmacy boots+uk dm+drogerie dm mueller+drogerie
    docmorris shop+apotheke budni bipa pharmacie+lafayette leclerc+parapharmacie promofarma benu trekpleister da+drogist
    droga+raia drogasil pague+menos panvel ultrafarma apollo+pharmacy medplus pharmeasy netmeds 1mg ригла горздрав
    аптека+апрель планета+здоровья еаптека`,
  dentalOptical: `aspen+dental visionworks pearle+vision warby+parker vision+express specsavers+opticas fielmann apollo+optik
    mister+spex afflelou krys optic+2000 grand+optical general+optica multiopticas salmoiraghi hans+anders pearle
    eyewish amplifon kind+hor geers oticas+diniz lenskart titan+eye`,
  personalCare: `ulta sally+beauty great+clips sport+clips bath+body the+body+shop lush toni+guy yves+rocher nocibe marionnaud
    franck+provost dessange jean+louis+david klier essanelle rituals druni primor kiko notino ici+paris boticario natura+cosmeticos
    quem+disse looks+salon лэтуаль рив+гош золотое+яблоко подружка`,
  sport: `planet+fitness la+fitness equinox anytime+fitness ymca orangetheory rei+com dicks+sporting academy+sports big+5 puregym+ltd
    the+gym+group david+lloyd virgin+active better+leisure sports+direct evans+cycles fitx john+reed fitness+first clever+fit
    urban+sports intersport sportscheck keepcool basic+fit+fr orange+bleue go+sport altafit mcfit+es holmes+place sprinter
    virgin+active+it fitactive cisalfa maxi+sport sportcity trainmore smart+fit bluefit bodytech centauro cult+fit cultfit
    decathlon+in world+class спортмастер ddx+fitness`,
  subscriptions: `amazon+prime+video prime+video apple+music apple+com google+one google+storage google+play hbo+max peacock
    siriusxm new+york+times nytimes washington+post wall+street+journal economist substack medium now+tv britbox guardian+support
    wow+sky rtl+plus joyn spiegel zeit+verlag sky+deutschland canal+plus molotov le+monde mediapart ocs movistar+plus filmin
    el+pais mediaset infinity timvision nowtv+it videoland npo+plus ziggo+sport viaplay volkskrant nrc globoplay telecine
    hotstar jiocinema zee5 sonyliv gaana яндекс+плюс яндекс+музыка иви okko wink старт`,
  entertainment: `amc+theatres regal+cinemas cinemark stubhub seatgeek fandango dave+busters topgolf six+flags disney+parks universal+studios
    cineworld odeon vue+cinemas picturehouse showcase+cinemas merlin+attractions legoland eventim cinestar uci+kinowelt
    cineplex cinemaxx europa+park pathe ugc gaumont mk2 billetreduc parc+asterix disneyland futuroscope yelmo cinesa kinepolis
    port+aventura entradas+com the+space uci+cinemas gardaland ticketone pathe+nl efteling vue+nl sympla ingresso+com cinemark+br
    ticket360 bookmyshow pvr inox nintendo+eshop psn epic+games roblox twitch riot+games blizzard кинопоиск+афиша каро+фильм
    формула+кино синема+парк kassir яндекс+афиша`,
  travel: `hertz avis enterprise+rent budget+rent alamo europcar sixt thrifty turo kayak priceline orbitz travelocity viator
    getyourguide tui jet2 lastminute on+the+beach trivago check24+reisen holidaycheck aida+cruises msc+cruises lastminute+fr
    opodo edreams promovacances club+med logitravel halcon+viajes rumbo goldcar volagratis alpitour d+reizen corendon
    sunweb cvc+viagens decolar hurb localiza movida unidas makemytrip yatra+online goibibo cleartrip thomas+cook ostrovok
    туту левел+тревел`,
  hotels: `marriott hilton hyatt sheraton westin holiday+inn hampton+inn best+western motel+6 days+inn super+8 comfort+inn
    la+quinta fairfield+inn residence+inn doubletree embassy+suites booking+com hotels+com agoda vrbo+com premier+inn
    travelodge jurys+inn yha center+parcs motel+one ibis novotel mercure accor a+o+hostels leonardo+hotels steigenberger
    formule+1 campanile kyriad gites+de+france huttopia melia nh+hoteles barcelo paradores riu iberostar b+b+hotels
    van+der+valk landal roompot stayokay fletcher+hotels bilderberg atlantica+hotels ibis+br oyo oyorooms taj+hotels treebo
    azimut cosmos+hotel`,
  flights: `american+airlines southwest+airlines alaska+air jetblue spirit+airlines frontier+airlines british+airways aer+lingus
    jet2+com tui+airways virgin+atlantic loganair eurowings condor austrian+airlines swiss+international wizz wizzair
    air+france transavia hop+air corsair brussels+airlines vueling air+europa volotea binter ita+airways neos+air alitalia
    transavia+nl tuifly gol+linhas latam azul+linhas tap+air indigo+airlines air+india spicejet vistara akasa emirates
    qatar+airways turkish+airlines etihad победа+авиа s7+airlines уральские+авиалинии utair россия+авиа`,
  pets: `chewy rover+com banfield vca+animal barkbox pets+at+home jollyes medivet vets4pets das+futterhaus kolle+zoo zooroyal
    maxi+zoo animalis medor kiwoko tiendanimal arcaplanet isola+tesori pets+place petz cobasi petlove heads+up четыре+лапы
    бетховен`,
  gambling: `draftkings fanduel powerball mega+millions bet365 william+hill paddy+power ladbrokes betfair coral+racing sky+bet
    national+lottery camelot tipico bwin lotto24 faber+lotto betclic winamax unibet parions+sport bwin+es codere sportium
    snai eurobet goldbet holland+casino nederlandse+loterij toto+nl betano blaze loterias+caixa dream11 mpl 1xbet winline
    фонбет винлайн`,
  education: `khan+academy pearson chegg rosetta+stone babbel skillshare masterclass mathnasium kumon open+university bright+horizons
    kindercare goethe+institut studienkreis schulerhilfe acadomia cned babilou people+baby linguaphone uned ceac british+council
    wall+street+english partou kidsfoundation loi wizard ccaa kumon+br estacio unip anhanguera byjus unacademy vedantu aakash
    skillbox skyeng фоксфорд нетология`,
  insurance: `state+farm allstate usaa liberty+mutual farmers+insurance nationwide metlife aetna cigna humana blue+cross
    unitedhealthcare delta+dental lemonade direct+line admiral churchill lv+insurance more+than hastings+direct legal+general
    zurich huk+coburg huk24 ergo debeka signal+iduna gothaer devk cosmosdirekt barmenia tk+krankenkasse aok barmer
    dak+gesundheit maif macif matmut gmf groupama maaf harmonie+mutuelle mgen malakoff alan+assurance linea+directa
    mutua+madrilena sanitas+seguros caser santalucia unipolsai unipol cattolica zurich+it vittoria reale+mutua centraal+beheer
    ohra interpolis nationale+nederlanden vgz menzis zilveren+kruis cz+groep ditzo asr porto+seguro bradesco+seguros
    sulamerica tokio+marine bb+seguros lic+of+india hdfc+ergo icici+lombard bajaj+allianz star+health policybazaar
    ингосстрах ресо росгосстрах альфастрахование согаз`,
  bankFees: `monthly+service+fee overdraft+fee kontofuhrungsgebuhr fattura+commissioni spese+tenuta costi+conto gastos+administracion`,
  loans: `sallie+mae nelnet navient sofi+lending affirm afterpay upstart lendingclub rocket+mortgage toyota+financial
    ally+financial klarna+rate clearpay zopa creation+finance santander+consumer targobank+rate easycredit cofidis cetelem
    sofinco franfinance oney younited findomestic agos compass+rate santander+finance freo bv+financeira crefisa losango
    bajaj+finance home+credit тинькофф+кредит хоум+кредит`,
  investments: `vanguard fidelity charles+schwab robinhood etrade td+ameritrade betterment wealthfront acorns coinbase kraken
    binance gemini+trust stash hargreaves+lansdown aj+bell freetrade trading+212 nutmeg moneybox trade+republic scalable
    comdirect+depot flatex ing+depot boursorama+bourse bourse+direct yomoni myinvestor degiro etoro indexa fineco+trading
    moneyfarm directa brand+new+day peaks bux xp+investimentos rico+investimentos clear+corretora easynvest mercado+bitcoin
    zerodha groww upstox kuvera coin+dcx тинькофф+инвестиции финам бкс`,
  software: `aws amazon+web google+cloud gsuite google+gsuite microsoft+365 msft adobe dropbox zoom+us slack notion openai chatgpt
    anthropic linear+app figma canva squarespace wix shopify godaddy cloudflare heroku vercel netlify linode hetzner ionos strato
    ovh gandi nordvpn expressvpn protonmail 1password lastpass atlassian jetbrains mailchimp zapier intuit quickbooks
    freshbooks xero datev lexoffice sevdesk sellsy holded aruba transip one+com locaweb hostgator uolhost zoho reg+ru
    битрикс timeweb`,
  postage: `usps fedex ups+store ups dhl royal+mail parcelforce hermes+parcel evri dpd gls deutsche+post la+poste mondial+relay
    relais+colis bpost seur mrw nacex gls+it brt bartolini sda+express postnl trunkrs jadlog loggi ctt delhivery bluedart
    dtdc сдэк почта+россии boxberry pony+express`,
  transfers: `cash+app cashapp paypal+transfer paypal+inst revolut wise transferwise monzo starling n26 paypal+europe
    giropay lydia pumpkin paylib twint satispay bunq picpay nubank mercado+pago+transf google+pay+upi phonepe paytm
    сбербанк+онлайн тинькофф+перевод`,
};
