import Coalition

/// Words that are no names.
///
/// They stand in fields beside names ("her uncle Akram, the kiln's munshi") and in every story;
/// a search that took them for names would refuse nearly all. English, Urdu in Latin letters as
/// callers' words are typed, and Urdu. Names that are words as well (Noor, Gul, Hope) stay out.
enum OrdinaryWords {
  /// Whether a folded word is one of them.
  static func has(_ folded: String) -> Bool { all.contains(folded) }

  /// Whether a folded word says who somebody is to somebody, or how they are addressed: in a field
  /// for a name it stands beside the name, or in its place.
  static func isAddress(_ folded: String) -> Bool { addresses.contains(folded) }

  private static let all = addresses.union(folded(english)).union(folded(roman)).union(folded(urdu))
  private static let addresses = folded(kin)

  private static func folded(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Folded.text($0) })
  }

  private static let kin = """
    the her his their my our your its of and or a an to at in by with who not no name names named
    given known unknown called alias mother father brother brothers sister sisters uncle uncles aunt
    aunts cousin cousins neighbour neighbours neighbor neighbors caller callers wife wives husband
    husbands son sons daughter daughters woman women man men girl girls boy boys child children baby
    babies infant lady person people family families friend friends relative relatives parent
    parents grandmother grandfather grandparents stepmother stepfather nephew niece widow widower
    law laws elder elders teacher lawyer advocate doctor nurse worker owner boss employer agent
    mr mrs ms miss dr adv sir madam
    bibi bi begum baji apa appa aapa amma ammi ama abba abbu abu baba bhai bhabhi behan behen bahen
    beti beta bacha bachi bache chacha chachi chachu mamu mamoo mami khala khalu phuppo phupo phupi
    dada dadi nana nani saas susar nand devar shohar biwi khawaja sira haji hajji hafiz maulvi
    molvi qari mullah sahib saheb sahab ji jee
    بی بی بیگم باجی آپا امی اماں ابو ابا بابا بھائی بھابھی بہن بیٹی بیٹا بچہ بچی بچے بچوں چچا چاچا
    چاچی ماموں مامی خالہ خالو پھوپھی دادا دادی نانا نانی ساس سسر نند دیور شوہر بیوی ماں باپ والد
    والدہ لڑکی لڑکا لڑکیاں لڑکے عورت عورتیں مرد خاوند میاں خواجہ سرا حاجی حافظ مولوی قاری صاحب
    صاحبہ جی پڑوسی پڑوسن ہمسایہ رشتہ دار دوست استاد وکیل ڈاکٹر مالک نام نامعلوم کا کی کے کو اور
    """

  private static let english = """
    about above abroad abuse abused abuser abusive accept accepted access across act acted action
    admitted adult adults advance advice afraid after afternoon again against age aged ages ago agree
    agreed air airport alive all allow allowed alone along already also although always am ambulance
    amount angry animal animals another answer any anybody anyone anything anyway appear are area arm
    armed arms arrest arrested arrive arrived as ask asked asking asks assault assistance ate attack
    attacked authorities authority away back bad bag bail bags ban bank bars bath be bear beat beaten
    beating beats became because become bed been before began beg begging begin behind being believe
    belongs below belt beside best better between big birth bit black bleeding block blood blow blue
    body bond bonded book border bore born both bottle bought bound boundary box boxes break breathe
    brick bricks bride bring brings broke broken brought building built bullied burn burned burns burnt
    burst bus business but buy buyer by call calling calls came camp can cane cannot captive car card
    care careful carpet carried carries carry case cases cash cattle caught cell centre certificate
    chain chained chains chairman chance change changed charge check chief choice cigarette city
    claim claims clean cleaner cleaning clinic close closed cloth clothes coerced cold collect college
    colony come comes coming commission committee company complain complained complaint compound
    condition conditions confined confiscated consent contact contacts contract contractor control
    controlled cook cooking cooks corner cotton cough could council councillor counselling count country
    couple court cousin cover crack cream cried crime crops cross cruel cry crying current cut cuts daily
    danger dangerous dark date day days dead deal death debt debts decided deep delivery demand demands
    denied depressed desert dhaba diarrhoea did die died different difficult dinner direct disability
    disabled disappeared district division do documents does dog dogs doing domestic done door doors
    doubled down drink drive driver drop drove drug drugged drugs drunk due during dust each ear earlier
    early earn earned ears earth east easy eat eating education eight eighteen eighty either eleven else
    emergency empty end ended enough entered escape escaped even evening events ever every everybody
    everyone everything evidence example except exploited eye eyes face facing factory failed fair fall
    far farm farmer farms fasting fear fears fed fee feed feel feels feet fell felt fence fever few field
    fields fifteen fifth fifty fight file filed final find fine fined finger fingers finish fir fire
    firewood first five fix fled flight flown floor fly follow followed food foot for force forced forces
    form former forty forward found four fourteen free freed fresh friday from front full further gang gap
    garden gas gate gave gets get getting gift give gives giving glass go goat goats goes going gold gone
    good goods got government grain grave great green ground group groups grown guard guarded guards
    guest gun guns had hair half hall hand handed hands happen happened hard harm harmed has hate have
    having he head headache heal health hear heard heart heat heavy held help helped helper helpers
    helpline helps herself here hid hidden hide high him himself hire hired hit hits hold holding holds
    home homes honour hospital hostel hot hotel hour hours house household houses how hundred hungry
    hunt hurt hurts husky i ice id identity if ill illness immediately important imprisoned including
    income indoors industry inform information injured injuries injury inside instead interest into
    iron is isolated issue it item itself jail job jobs join journey judge just keep keeping keeps kept
    key keys kicked kidney kill killed kiln kilns kind kitchen knew knife know knows labour labourer
    labourers lack lake land landlord lane language large last late later laundry law leader learn least
    leave leaving led left leg legal legs lent less let letter level licence lie life lift light like
    line list listen little live lived lives living loan loans local lock locked locks long longer look
    looked lorry lose loss lost lot lots love low luck lying machine made magistrate maid main make makes
    making male female many market marks marriage married marry mat matter matters may me meal meals mean
    means meat medical medicine meet member members mend mental message met middle midnight might mile
    miles milk mill mind mine minor minute minutes missing mobile monday money month months more morning
    most mountain mouth move moved moves moving much mud murder must near nearby nearly neck need needed
    needs neither nephews never new news next night nights nine nineteen ninety nobody none noon nor north
    nose note nothing notice now number numbers o'clock obey odd off offer offered offers office officer
    official officials often oil old on once one only onto open opened orchard order ordered orders other
    others out outside over overseas overtime owed owes own owns paid pain pains paper papers park part
    parts party passport passports past pay paying payment pays peshgi petition phone phones physical
    physically pick picked piece pieces place placed places plan plane plot police poor possible post
    pot poured power prayer pregnancy pregnant present press pressed prevented price prison prisoner
    private problem profit promise promised promises proof property protect protected protection provide
    province psychological public pull pulled punish punished push pushed put quarter question questions
    quickly quiet raid railway rain ran raped rate ration rations reach reached ready real reason receive
    received record red refer referred refuse refused refuses registered release released remain repaid
    repair repay reply report reported request rescue rescued rest restaurant return returned rice rich
    ride right rise river road roads rob robbed roof room rooms rope rough round rules run runs sack sad
    safe safely safety said salary sale same sand saturday save saw say saying says school schools
    screamed sea search second secret see seem seems seen sell seller sells send sending sent serious
    servant servants serve service services session set seven seventeen seventy several sewing sex sexual
    shared she sheet shelter shelters shift shock shoe shoes shop shops short shot should shoulder shout
    shouted show shut sick side sign signed silent since single sit site six sixteen sixty skin sky slap
    slapped slave slavery sleep sleeping sleeps slept slip slow small smoke so soap social soft sold some
    somebody someone something sometimes soon sore sorry sound south speak speaks spent spoke spoken spring
    stage stairs stamp stand standing start started starved state station stay stayed stays steal step
    stick still stitches stole stolen stomach stones stood stop stopped store storm story stove strange
    stranger street strike stripped strong struck such suddenly suffer suffered sugarcane suicide summer
    sun sunday supper support sure surgery survivor swollen table tailor take taken takes talk talks task
    tea tear tell telling tells ten tenant tent test than thank that them themselves then there therefore
    these they thing things think third thirsty thirteen thirty this those though thought thousand threat
    threaten threatened threatening threats three through throw threw thumb thursday ticket tie tied ties
    till time times tip tired today together told tomorrow tonight too took top touch toward towards town
    tractor trade trafficked trafficker trafficking train training transport travel travelled treat treated
    treatment tree trial tribe tried trip trouble truck trust truth try trying tuberculosis tuesday turn
    twelve twenty twice two ulcer under underground understand unhappy union unpaid until up upon us use
    used using vehicle verbal very video village villages violence violent visa visit visited visits voice
    vomiting wage wages wait waited waiting walk walked wall walls want wanted wants war warm warned was
    wash washing watch watched watches water way ways we weak weapon weapons wear wedding wednesday week
    weekly weeks weep well went were west wet what wheat wheel wheelchair when where whether which while
    white whole whom whose why wide will winter wish within without wood word words wore work worked
    workers working works workshop world worried worse worst would wound wounded wounds write written
    wrong yard year years yell yes yesterday yet you young younger youngest yourself zero
    january february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    left-handed elderly eldest oldest eighteenth bazaar mosque shrine canal bridge tehsil taluka chak goth
    mohalla ward sector phase main stop adda depot thana chowki nadra cnic whatsapp sms call calls email
    facebook online balochi brahui dhatki english hindko kashmiri khowar pashto punjabi saraiki shina
    sindhi urdu dari bengali western pakistan pakistani islamabad
    accompanied accountant advised amenable arrears assents bandaged bathroom bedroom beds bicycle boarded
    borrow borrowed bribe bribed bruise bruised bruises bruising bundle caning carrying cement ceiling
    climbed coins collapsed community compensation convinced courtyard cousins crying customers deceived
    deducted deducts desk detained disease doesn don didn isn wasn hasn hadn won couldn wouldn shouldn aren
    weren ve ll re s t d m drowned eighth elbow embroidery employed encouraged engaged entire escaping
    exhausted extra faint fainted favour foreign forehead forgot fourth fractured fright frightened
    gathered goods grabbed harassed harassment harvest hears heir hours housework humiliated insulted
    insults interview joined kicks kidnapped kilometres kitchens knees labouring landlords lashes learned
    leather limped lips load loading loom looms malnourished manager mills mistreated molested moulding
    nails neighbouring notebook nowhere oven overheard owing packed pale passing pledge polite poverty
    pressured purchased quarters ransom recruited recruiter relatives repeated respect ribs rolled rug
    rugs running scalded scared scars seized seth settlement shaking shed shivering shopkeeper shoulders
    silence sisters sleeve smuggled smuggler spinning stamped starving stealing stitching stolen sweeping
    sweeps tannery taught teeth textile thread tiles toilet torn trembling trousers underage uniform
    unwell upset upstairs violated visitors wakes washes weaving weekend welder wept whipped windows
    witness wrist wrists yelling
    fish fishing boat boats mines mining traders trading enterprises brothers carpets dates sons firm
    limited ltd pvt co group colony plaza stitching garments furniture poultry dairy flour sugar
    manner shade proven secondary semi behind opposite beside lanes streets houses shops kilometre
    accepted declined sheet reply referral attempt slip level critical urgent standard needed please
    answer worker reason back pregnant special
    """

  private static let roman = """
    aur ka ki ke ko se mein main par hai hain tha thi the bhi nahi nahin na haan kya kyun kahan kab kaun
    woh wo yeh ye us is un in wala wali walay bhatta bhatti malik wadera zamindar jamadar jamadaar munshi thekedar
    seth hari kaam paisa paise qarz ghar gaon shehr zila tehsil sarak bazar dukan karkhana thana police
    adalat madad bimar zakhmi mara maar pita gaya gayi raha rahi rahe kar karta karti karte kiya ho hota
    raat din subah sham kal aaj abhi bahut sab kuch koi apna apni apne mera meri mere hamara hum tum aap
    """

  private static let urdu = """
    ہے ہیں تھا تھی تھے ہو ہوں ہوا ہوئی ہوئے ہوتا ہوتی ہوتے گا گی گے میں نے سے پر تک بھی ہی نہ نہیں مت
    یہ وہ اس ان جو جس جن کہ کیا کیوں کہاں کب کون کیسے کتنا کتنے کتنی لیے لئے ساتھ پاس بعد پہلے اب ابھی
    آج کل رات دن صبح شام بہت سب کچھ کوئی ہر ایک دو تین چار پانچ چھ سات آٹھ نو دس سال مہینے ماہ ہفتے
    گھر گھروں گاؤں شہر ضلع تحصیل سڑک بازار دکان کارخانہ فیکٹری بھٹہ بھٹے بھٹا کھیت زمین کام مزدور مزدوری
    پیسے پیسا روپے قرض پیشگی تنخواہ اجرت ملازم ملازمہ نوکر نوکری زمیندار وڈیرہ منشی ٹھیکیدار جمعدار
    پولیس تھانہ عدالت مدد مارا مارتا مارتے مارتی مار پیٹ بند تالا کمرہ کمرے دروازہ باہر اندر اوپر نیچے
    گیا گئی گئے جا جاتا جاتی جاتے جانے جانا آ آیا آئی آئے آتا آتی رہا رہی رہے رہتا رہتی رہتے کر کرتا
    کرتی کرتے کرنا کرنے کرے کریں کیا کی کیے دیا دی دیے دیتا دیتی دیتے دینا دینے لیا لی لیتا لیتی لیتے
    لینا لینے کہا کہتا کہتی کہتے کہنا بتایا بتاتی بتاتا بتائی چاہتا چاہتی چاہتے سکتا سکتی سکتے اپنا اپنی
    اپنے میرا میری میرے ہمارا ہماری ہمارے تمہارا آپ ہم تم مجھے اسے انہیں انھیں ہمیں بیمار زخمی حاملہ
    چوٹ ڈر ڈرتی ڈرتا خوف دھمکی دھمکیاں مار جلا جلایا زبردستی شادی بیچ بیچا بیچنا خریدا واپس کاغذ
    کاغذات شناختی کارڈ فون نمبر پانی کھانا روٹی کپڑے چھوٹا چھوٹی چھوٹے بڑا بڑی بڑے سارا ساری سارے لوگ
    لوگوں خاندان بار جب تو پھر مگر لیکن اگر یا والا والی والے طرف قریب دور تنہا اکیلی اکیلا ساڑھے
    """
}
