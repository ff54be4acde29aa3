/// Places as data, with the day they were checked; `Gazetteer(table:)` reads it.
///
/// The units are those of the 2023 census, so that an old case keeps its district when a boundary
/// moves: a district made later is a name of the one it was carved from. Ids, divisions, P-codes
/// and Urdu names agree with open-admin-data (CC BY 4.0); the tests compare them. Towns are the
/// ones callers name; a name that more than one place bears stands at each of them.
///
/// One line a fact. `#` starts a remark; indentation is for the reader; `;` parts names; a part in
/// brackets is what people leave out, so `Khairpur (Tamewali)` answers to "Khairpur" too.
///
///     checked    the day
///     noise      words that say nothing, or (`noise district`, `noise division`, `noise unsure`)
///                only what kind of place is meant
///     country, province, division, district, abroad
///                id | full name | short name or code | Urdu name, as far as the kind has them
///     also       other names of the place above: spellings, short forms, old names
///     town       towns and tehsils in the district above
///     newer      districts carved from the district above since the census
///     unsure     names of no one district, for which the place above is the careful answer
enum Places {
  static let table = #"""
    checked 2026-11-24

    noise tehsil; tahsil; tehseel; taluka; taluqa; town; city; shehr; shahr; agency; province
    noise sooba; suba; in; newer
    noise شہر; قصبہ; تحصیل; تعلقہ; صوبہ; ایجنسی; میں
    noise district district; districts; distt; dist; zila; zilla; ضلع
    noise division division; ڈویژن; ڈویزن
    noise unsure district unknown; district not known; unknown district; any district
    noise unsure ضلع نامعلوم; نامعلوم ضلع; ضلع معلوم نہیں

    country pk | Pakistan | Pakistan | پاکستان
      also all Pakistan; whole country; national; nationwide; countrywide
      also پورا پاکستان

    abroad abroad | abroad | abroad | بیرون ملک
      also overseas; foreign country; outside Pakistan; out of country; bahar; beron-e-mulk; pardes
      also بیرونِ ملک; پردیس; ملک سے باہر
      # The Gulf and the Middle East
      town UAE; U.A.E.; Emirates; United Arab Emirates; Dubai; Abu Dhabi; Sharjah; Ajman; Al Ain
      town Ras al Khaimah; Fujairah; Deira Dubai
      town Saudi; Saudia; Saudi Arabia; KSA; Riyadh; Jeddah; Jiddah; Dammam; Makkah; Mecca; Madina
      town Medina; Oman; Muscat; Salalah; Qatar; Doha; Kuwait; Bahrain; Bahrain Manama; Manama
      town Yemen; Iraq; Baghdad; Basra; Najaf; Karbala; Syria; Damascus; Lebanon; Beirut; Jordan
      town Iran; Tehran; Zahedan; Mashhad; Chabahar; Bandar Abbas; Turkey; Türkiye; Turkiye; Istanbul
      town Ankara; Van Turkey; Israel; Palestine; Egypt; Cairo
      town متحدہ عرب امارات; امارات; دبئی; ابوظہبی; شارجہ; سعودی عرب; سعودیہ; ریاض; جدہ; مکہ; مدینہ
      town عمان; مسقط; قطر; دوحہ; کویت; بحرین; عراق; ایران; زاہدان; ترکی; ترکیہ; استنبول; مصر
      # North and sub-Saharan Africa
      town Libya; Tripoli; Benghazi; Tobruk; Zuwara; Tunisia; Algeria; Morocco; Mauritania; Nouakchott
      town Senegal; Dakar; Sudan; Somalia; Ethiopia; Kenya; Nairobi; Nigeria; South Africa; Mozambique
      town لیبیا; مراکش; موریطانیہ; سینیگال; جنوبی افریقہ
      # South, East and South-East Asia
      town Afghanistan; Kabul; Kandahar; Spin Boldak; India; Delhi; New Delhi; Mumbai; Bombay; Srinagar
      town Hyderabad (Deccan); Hyderabad (India); Gujarat; Gujarat India; Punjab India; Indian Punjab
      town Bangladesh; Dhaka; Sri Lanka; Colombo; Nepal; Kathmandu; Maldives; Bhutan
      town Myanmar; Burma; Myawaddy; Yangon; Thailand; Bangkok; Mae Sot; Cambodia; Phnom Penh
      town Sihanoukville; Poipet; Laos; Vietnam; Malaysia; Kuala Lumpur; Singapore; Indonesia; Jakarta
      town Philippines; Manila; Brunei; China; Hong Kong; Taiwan; Japan; Korea; South Korea; Mongolia
      town افغانستان; کابل; قندھار; بھارت; انڈیا; ہندوستان; دہلی; بنگلہ دیش; سری لنکا; نیپال
      town میانمار; برما; تھائی لینڈ; کمبوڈیا; لاؤس; ملائیشیا; انڈونیشیا; فلپائن; چین
      # Central Asia, the Caucasus, Russia
      town Azerbaijan; Baku; Armenia; Georgia; Kazakhstan; Kyrgyzstan; Bishkek; Tajikistan; Dushanbe
      town Turkmenistan; Uzbekistan; Tashkent; Russia; Moscow; Ukraine; Belarus; Minsk
      town آذربائیجان; کرغزستان; ازبکستان; تاجکستان; روس; یوکرین; بیلاروس
      # Europe, the Americas, Australia
      town UK; U.K.; Britain; England; Scotland; United Kingdom; London; Birmingham; Bradford; Ireland
      town Europe; Greece; Athens; Italy; Rome; Spain; Barcelona; Portugal; France; Paris; Germany
      town Berlin; Austria; Vienna; Belgium; Netherlands; Holland; Switzerland; Sweden; Norway; Denmark
      town Finland; Poland; Hungary; Romania; Bulgaria; Serbia; Bosnia; Croatia; Slovenia; Albania
      town Montenegro; Kosovo; North Macedonia; Moldova; Cyprus; Malta
      town USA; U.S.A.; America; United States; New York; Canada; Toronto; Mexico; Brazil; Australia
      town New Zealand
      town یورپ; یونان; اٹلی; اسپین; فرانس; جرمنی; برطانیہ; انگلینڈ; لندن; امریکہ; کینیڈا; آسٹریلیا

    province pb | Punjab | Punjab | پنجاب
      also Panjab; Punjaab
      division Bahawalpur | بہاولپور
        district pb-bahawalnagar | Bahawalnagar | PK602 | بہاولنگر
          also Bahawal Nagar; Bhawalnagar
          town Chishtian; Haroonabad; Fort Abbas; Minchinabad; Dahranwala; چشتیاں; ہارون آباد; منچن آباد
        district pb-bahawalpur | Bahawalpur | PK603 | بہاولپور
          also Bhawalpur; Bahawal Pur
          town Hasilpur; Yazman; Uch Sharif; Ahmadpur (East); Ahmedpur (East); Ahmedpur Sharqia
          town Khairpur (Tamewali); Khairpur Tamiwali; حاصل پور; یزمان; اوچ شریف
          town احمد پور (شرقیہ); خیرپور (ٹامیوالی)
        district pb-rahim-yar-khan | Rahim Yar Khan | PK628 | رحیم یار خان
          also RY Khan; RYK; Rahimyar Khan; Raheem Yar Khan
          town Sadiqabad; Liaquatpur; Liaqatpur; Khanpur; Khan Pur Katora; Ahmadpur (Lamma)
          town صادق آباد; لیاقت پور; خان پور
      division Dera Ghazi Khan | ڈیرہ غازی خان
        also DG Khan
        district pb-dera-ghazi-khan | Dera Ghazi Khan | PK607 | ڈیرہ غازی خان
          also DG Khan; D.G. Khan; DGK; Dera Ghazi; ڈی جی خان
          newer Taunsa; Taunsa Sharif; تونسہ; تونسہ شریف
          town Kot Chutta; Choti Zareen; Sakhi Sarwar; کوٹ چھٹہ; سخی سرور
        district pb-layyah | Layyah | PK618 | لیہ
          also Leiah; Layya; Leia; Laiah
          town Karor Lal Esan; Chaubara; Choubara; Chowk Azam; کروڑ لعل عیسن; چوبارہ; چوک اعظم
        district pb-muzaffargarh | Muzaffargarh | PK623 | مظفرگڑھ
          also Muzaffar Garh; Muzafargarh; مظفر گڑھ
          newer Kot Addu; Kot Adu; کوٹ ادو
          town Alipur; Ali Pur; Jatoi; Khangarh; Shahr Sultan; Chowk Sarwar Shaheed; علی پور; جتوئی
          town خان گڑھ
        district pb-rajanpur | Rajanpur | PK629 | راجن پور
          also Rajan Pur
          town Jampur; Rojhan; Fazilpur; Kot Mithan; جام پور; روجھان; فاضل پور; کوٹ مٹھن
      division Faisalabad | فیصل آباد
        district pb-chiniot | Chiniot | PK606 | چنیوٹ
          also Chiniout; Chinot
          town Bhawana; Lalian; Chenab Nagar; Rabwah; بھوانہ; لالیاں; چناب نگر; ربوہ
        district pb-faisalabad | Faisalabad | PK608 | فیصل آباد
          also Lyallpur; Faislabad; FSD; لائل پور
          town Jaranwala; Samundri; Tandlianwala; Chak Jhumra; Mamu Kanjan; Dijkot; Khurrianwala
          town جڑانوالہ; سمندری; تاندلیانوالہ; چک جھمرہ
        district pb-jhang | Jhang | PK612 | جھنگ
          also Jhang Sadar; Jhang Saddar
          town Shorkot; Ahmadpur (Sial); Athara Hazari; 18 Hazari; Garh Maharaja; شورکوٹ
          town احمد پور (سیال); اٹھارہ ہزاری
        district pb-toba-tek-singh | Toba Tek Singh | PK635 | ٹوبہ ٹیک سنگھ
          also TT Singh; T.T. Singh; Toba; TTS; ٹوبہ
          town Gojra; Kamalia; Pir Mahal; Pirmahal; گوجرہ; کمالیہ; پیر محل
      division Gujranwala | گوجرانوالہ
        district pb-gujranwala | Gujranwala | PK609 | گوجرانوالہ
          also Gujranwalla; GRW
          newer Wazirabad; Wazir Abad; وزیر آباد
          town Kamoke; Kamoki; Nowshera Virkan; Nowshera Virka; Eminabad; Qila Didar Singh; Ghakhar
          town Ghakhar Mandi; Alipur (Chatha); کامونکی; نوشہرہ ورکاں; گکھڑ; علی پور (چٹھہ)
        # Gujarat is the Indian state, and how some write Gujrat.
        district pb-gujrat | Gujrat | PK610 | گجرات
          also Gujarat; Gujraat
          town Kharian; Sarai Alamgir; Lala Musa; Kunjah; Dinga; Jalalpur (Jattan)
          town کھاریاں; سرائے عالمگیر; لالہ موسیٰ; جلال پور (جٹاں)
        district pb-hafizabad | Hafizabad | PK611 | حافظ آباد
          also Hafiz Abad
          town Pindi Bhattian; Jalalpur (Bhattian); Sukheke; پنڈی بھٹیاں; جلال پور (بھٹیاں)
        district pb-mandi-bahauddin | Mandi Bahauddin | PK620 | منڈی بہاؤالدین
          also MB Din; Mandi Bahaudin; Mandi Baha-ud-Din; MBD; Mandi Bahauldin; منڈی بہاوالدین
          town Phalia; Malakwal; پھالیہ; ملکوال
        district pb-narowal | Narowal | PK625 | نارووال
          also Narowaal; Naro Wal
          town Shakargarh; Zafarwal; شکرگڑھ; ظفروال
        district pb-sialkot | Sialkot | PK634 | سیالکوٹ
          also Siyalkot; Sialkote
          town Daska; Sambrial; Pasrur; Chawinda; ڈسکہ; سمبڑیال; پسرور
      division Lahore | لاہور
        district pb-kasur | Kasur | PK614 | قصور
          also Qasur; Kasoor; Qasoor
          town Pattoki; Chunian; Kot Radha Kishan; Phool Nagar; Phoolnagar; Bhai Pheru; Kanganpur
          town Khudian; Raja Jang; پتوکی; چونیاں; کوٹ رادھا کشن; پھول نگر; کنگن پور
        # Lahor, with one e less, is also a tehsil of Swabi.
        district pb-lahore | Lahore | PK617 | لاہور
          also Lahor; LHR; Lahore Cantt
          town Raiwind; Shahdara; Kahna; Kahna Nau; Gulberg Lahore; رائے ونڈ; شاہدرہ
        district pb-nankana-sahib | Nankana Sahib | PK624 | ننکانہ صاحب
          also Nankana; ننکانہ
          town Sangla Hill; Shahkot; Warburton; سانگلہ ہل; شاہ کوٹ
        district pb-sheikhupura | Sheikhupura | PK633 | شیخوپورہ
          also Shekhupura; Sheikhpura; Sheikhopura; Shaikhupura
          town Muridke; Ferozewala; Sharaqpur; Sharaqpur Sharif; Safdarabad; Farooqabad; Mananwala
          town Khanqah Dogran; مریدکے; فیروز والا; شرقپور; صفدر آباد; فاروق آباد
      division Multan | ملتان
        district pb-khanewal | Khanewal | PK615 | خانیوال
          also Khanewaal; Khaniwal
          town Mian Channu; Mianchannu; Kabirwala; Jahanian; Talamba; Tulamba; میاں چنوں; کبیر والا
          town جہانیاں; تلمبہ
        district pb-lodhran | Lodhran | PK619 | لودھراں
          also Lodhraan
          town Dunyapur; Dunya Pur; Kahror Pacca; Kahror Pakka; دنیا پور; کہروڑ پکا
        district pb-multan | Multan | PK622 | ملتان
          also Multaan
          town Shujabad; Jalalpur (Pirwala); شجاع آباد; جلال پور (پیروالا)
        district pb-vehari | Vehari | PK636 | وہاڑی
          also Vihari; Wehari
          town Burewala; Mailsi; Gaggo Mandi; بورے والا; میلسی; گگو منڈی
      division Rawalpindi | راولپنڈی
        district pb-attock | Attock | PK601 | اٹک
          also Attok; Campbellpur; Campbelpur; کیمبل پور
          town Hassan Abdal; Hasan Abdal; Hazro; Fateh Jang; Jand; Pindi Gheb; Kamra
          town حسن ابدال; حضرو; فتح جنگ; جنڈ; پنڈی گھیب
        district pb-chakwal | Chakwal | PK605 | چکوال
          newer Talagang; Tala Gang; تلہ گنگ
          town Choa Saidan Shah; Kallar Kahar; Lawa; Dhudial; چوآ سیدن شاہ; کلر کہار; لاوہ
        district pb-jhelum | Jhelum | PK613 | جہلم
          also Jehlum; Jhelam
          town Dina; Sohawa; Pind Dadan Khan; Khewra; Jalalpur (Sharif); دینہ; سوہاوہ; پنڈ دادن خان
          town کھیوڑہ
        district pb-rawalpindi | Rawalpindi | PK630 | راولپنڈی
          also Pindi; Rawal Pindi; RWP; پنڈی
          newer Murree; مری
          town Taxila; Wah; Wah Cantt; Gujar Khan; Gujjar Khan; Kahuta; Kallar Syedan; Kallar Sayedan
          town Kotli Sattian; ٹیکسلا; واہ; واہ کینٹ; گوجر خان; کہوٹہ; کلر سیداں; کوٹلی ستیاں
      division Sahiwal | ساہیوال
        district pb-okara | Okara | PK626 | اوکاڑہ
          also Okarah; Ukara
          town Depalpur; Dipalpur; Renala Khurd; Hujra Shah Muqeem; Basirpur; Haveli Lakha
          town دیپالپور; رینالہ خورد; حجرہ شاہ مقیم; بصیر پور; حویلی لکھا
        district pb-pakpattan | Pakpattan | PK627 | پاکپتن
          also Pak Pattan; Pakpattan Sharif; پاک پتن; پاکپتن شریف
          town Arifwala; Arif Wala; عارف والا
        district pb-sahiwal | Sahiwal | PK631 | ساہیوال
          also Montgomery; منٹگمری
          town Chichawatni; Chicha Watni; چیچہ وطنی
      division Sargodha | سرگودھا
        district pb-bhakkar | Bhakkar | PK604 | بھکر
          also Bhakar
          town Darya Khan; Kallur Kot; Kaloorkot; Mankera; دریا خان; کلور کوٹ; منکیرہ
          town Hyderabad (Thal); Haidarabad (Thal); حیدرآباد (تھل)
        district pb-khushab | Khushab | PK616 | خوشاب
          also Khoshab
          town Jauharabad; Noorpur Thal; Quaidabad; Mitha Tiwana; جوہر آباد; نور پور تھل; قائد آباد
          # Not the Nowshera of Khyber Pakhtunkhwa.
          town Naushera; Naushehra; نوشہرہ
        district pb-mianwali | Mianwali | PK621 | میانوالی
          also Miyanwali
          town Isa Khel; Isakhel; Piplan; Kalabagh; Daud Khel; Musa Khel; Musakhel
          town عیسیٰ خیل; پپلاں; کالاباغ; موسیٰ خیل
        district pb-sargodha | Sargodha | PK632 | سرگودھا
          also Sargoda; Sargodah
          town Sahiwal; Bhalwal; Bhera; Kot Momin; Sillanwali; Shahpur; Shahpur (Sadar)
          town ساہیوال; بھلوال; بھیرہ; کوٹ مومن; سلانوالی; شاہ پور

    province sd | Sindh | Sindh | سندھ
      also Sind
      division Hyderabad | حیدرآباد
        district sd-badin | Badin | PK701 | بدین
          also Badeen
          town Matli; Talhar; Tando Bago; Golarchi; Shaheed Fazil Rahu; Pangrio; ماتلی; تلہار
          town ٹنڈو باگو; گولارچی
        district sd-dadu | Dadu | PK703 | دادو
          also Dadoo
          town Mehar; Johi; Khairpur (Nathan Shah); KN Shah; K.N. Shah; Radhan; Sita Road
          town میہڑ; جوہی; خیرپور (ناتھن شاہ)
        district sd-hyderabad | Hyderabad | PK706 | حیدرآباد
          also Haidarabad; Hydrabad; Hyderabad Sindh; HYD; حیدر آباد
          town Latifabad; Tando Jam; Qasimabad Hyderabad; لطیف آباد; ٹنڈو جام
        district sd-jamshoro | Jamshoro | PK708 | جامشورو
          also Jam Shoro; Jamshoroo
          town Kotri; Sehwan; Sehwan Sharif; Manjhand; Thano Bula Khan; Thana Bula Khan; Nooriabad
          town Bhan Saeedabad; کوٹری; سیہون; سیہون شریف; نوری آباد
        district sd-matiari | Matiari | PK715 | مٹیاری
          also Mathiari; Matyari
          town Hala; Bhit Shah; New Saeedabad; ہالا; بھٹ شاہ
        district sd-sujawal | Sujawal | PK722 | سجاول
          also Sajawal
          town Jati; Shah Bandar; Kharo Chan; Chuhar Jamali; Mirpur (Bathoro); جاتی
          town میرپور (بٹھورو)
        district sd-tando-allah-yar | Tando Allahyar | PK724 | ٹنڈو الہ یار
          also Tando Allah Yar; Tando Allayar; TAY; Tando Allahyaar; ٹنڈو اللہ یار
          town Chambar; Jhando Mari; چمبڑ
        district sd-tando-mohammad-khan | Tando Muhammad Khan | PK725 | ٹنڈو محمد خان
          also Tando Mohammad Khan; Tando Mohd Khan; TMK; TM Khan
          town Bulri Shah Karim; Tando Ghulam Hyder; بلڑی شاہ کریم
        district sd-thatta | Thatta | PK727 | ٹھٹہ
          also Thata; Thattha; ٹھٹھہ
          town Makli; Gharo; Ghorabari; Keti Bandar; Keti Bunder; Jungshahi; Dhabeji
          town Mirpur (Sakro); مکلی; گھارو; کیٹی بندر; میرپور (ساکرو)
      division Karachi | کراچی
        also Khi; Karachee; Krachi
        district sd-karachi-central | Karachi (Central) | PK702 | (وسطی) کراچی
          also Central Karachi; District Central; Karachi Wasti; کراچی وسطی; ضلع وسطی
          town Nazimabad; North Nazimabad; New Karachi; North Karachi; Liaquatabad Karachi
          town Gulberg Karachi; ناظم آباد; نارتھ ناظم آباد; نیو کراچی; نارتھ کراچی
        district sd-karachi-east | Karachi (East) | PK704 | (مشرقی) کراچی
          also East Karachi; District East; Karachi Sharqi; کراچی شرقی; ضلع شرقی
          town Gulshan-e-Iqbal Karachi; Jamshed Town Karachi; Gulistan-e-Johar; Gulistan-e-Jauhar
          town گلستان جوہر
        district sd-karachi-south | Karachi (South) | PK721 | (جنوبی) کراچی
          also South Karachi; District South; Karachi Janubi; کراچی جنوبی; ضلع جنوبی
          town Lyari; Saddar Karachi; Clifton Karachi; Kharadar; لیاری; کھارادر
        district sd-karachi-west | Karachi (West) | PK729 | (مغربی) کراچی
          also West Karachi; District West; Karachi Gharbi; کراچی غربی; ضلع غربی
          town Orangi; Orangi Town; Manghopir; Mangopir; اورنگی; اورنگی ٹاؤن; منگھوپیر
        district sd-keamari | Keamari | | کیماڑی
          also Kemari; Kiamari; Karachi (Keamari); کراچی (کیماڑی)
          town Baldia Town; Baldia Karachi; Mauripur; Maripur; بلدیہ ٹاؤن; ماڑی پور
        district sd-korangi | Korangi | PK712 | کورنگی
          also Karachi (Korangi); کراچی (کورنگی)
          town Landhi; Shah Faisal Colony; Model Colony Karachi; لانڈھی; شاہ فیصل کالونی
        district sd-malir | Malir | PK714 | ملیر
          also Karachi (Malir); Maleer; کراچی (ملیر)
          town Gadap; Bin Qasim; Ibrahim Hyderi; Quaidabad; Quaidabad Karachi
          town گڈاپ; بن قاسم; ابراہیم حیدری; قائد آباد
      division Larkana | لاڑکانہ
        district sd-jacobabad | Jacobabad | PK707 | جیکب آباد
          also Jaccobabad; Jekababad; JCD
          town Thul; Garhi Khairo; ٹھل; گڑھی خیرو
        district sd-kambar-shahdadkot | Qambar Shahdadkot | PK709 | قمبر شہدادکوٹ
          also Kambar Shahdadkot; Qamber Shahdadkot; Kamber Shahdadkot; Qambar; Kambar; Kamber
          also Qambar-Shahdad Kot; Kambar-Shahdad Kot; قمبر; قنبر; قمبر شہداد کوٹ
          # Not the district of Balochistan.
          town Nasirabad; Naseerabad; نصیر آباد
          town Shahdadkot; Shahdad Kot; Warah; Miro Khan; Mirokhan; Qubo Saeed Khan; Sijawal Junejo
          town شہداد کوٹ; وارہ; میرو خان
        district sd-kashmore | Kashmore | PK710 | کشمور
          also Kashmor; Kashmore at Kandhkot; Kandhkot Kashmore; Kashmore Kandhkot
          town Kandhkot; Kandh Kot; Tangwani; Ghauspur; کندھ کوٹ; تنگوانی
        district sd-larkana | Larkana | PK713 | لاڑکانہ
          also Larkano; Larkanah
          town Ratodero; Dokri; Bakrani; Naudero; رتوڈیرو; ڈوکری; نوڈیرو
        district sd-shikarpur | Shikarpur | PK720 | شکارپور
          also Shikar Pur; شکار پور
          town Lakhi Ghulam Shah; Garhi Yasin; Khanpur; خان پور; گڑھی یاسین; لکھی غلام شاہ
      division Mirpur Khas | میرپور خاص
        district sd-mirpur-khas | Mirpur (Khas) | PK716 | میرپور (خاص)
          also Mirpurkhas; Mipurkhas; Mir Pur Khas; MPK
          town Digri; Jhuddo; Jhudo; Kot Ghulam Muhammad; Sindhri; Mirwah Gorchani; Tando Jan Muhammad
          town Hussain Bux Mari; Shujabad; ڈگری; جھڈو; سندھڑی
        district sd-tharparkar | Tharparkar | PK726 | تھرپارکر
          also Thar; Tharparker; Thar Parkar; تھر; تھر پارکر
          town Mithi; Islamkot; Islam Kot; Chachro; Diplo; Nagarparkar; Nagar Parkar; Dahli; Kaloi
          town مٹھی; اسلام کوٹ; چھاچھرو; ڈیپلو; نگرپارکر
        district sd-umerkot | Umerkot | PK728 | عمرکوٹ
          also Umarkot; Amarkot; Umer Kot; Omarkot; عمر کوٹ; امرکوٹ
          town Kunri; Samaro; Pithoro; Dhoro Naro; کنری; سامارو; پتھورو
      division Shaheed Benazirabad | شہید بینظیر آباد
        also Nawabshah
        district sd-naushahro-feroze | Naushahro Feroze | PK717 | نوشہرو فیروز
          also Naushero Feroze; Nausharoferoz; Naushahro Feroz; Noshero Feroze; Nowshero Feroze
          also Naushehro Feroze; Naushahro
          town Moro; Kandiaro; Mehrabpur; Bhiria; Tharu Shah; Padidan; مورو; کنڈیارو; محراب پور
          town بھریا
        district sd-sanghar | Sanghar | PK718 | سانگھڑ
          also Sangharh; Sangar
          town Shahdadpur; Tando Adam; Sinjhoro; Khipro; Jam Nawaz Ali; Shahpur (Chakar)
          town شہدادپور; ٹنڈو آدم; سنجھورو; کھپرو; شاہ پور (چاکر)
        district sd-shaheed-benazirabad | Shaheed Benazirabad | PK719 | شہید بینظیر آباد
          also Nawabshah; Nawab Shah; Benazirabad; Shaheed Benazir Abad; Benazir Abad; SBA; SBB
          also نواب شاہ; نوابشاہ; بینظیر آباد; بے نظیر آباد; شہید بے نظیر آباد
          town Sakrand; Daur; Qazi Ahmed; Kazi Ahmed; سکرنڈ; قاضی احمد
      division Sukkur | سکھر
        district sd-ghotki | Ghotki | PK705 | گھوٹکی
          also Gotki; Ghotky
          town Daharki; Ubauro; Khanpur (Mahar); Khangarh; Mirpur (Mathelo); ڈہرکی; اوباڑو
          town میرپور (ماتھیلو); خان پور (مہر)
        district sd-khairpur | Khairpur | PK711 | خیرپور
          also Khairpur Mirs; Khairpur Mir's; Khair Pur; Khayrpur; خیرپور میرس; خیر پور
          town Gambat; Kot Diji; Kingri; Ranipur; Sobho Dero; Thari Mirwah; Faiz Ganj; Pir Jo Goth
          town گمبٹ; کوٹ ڈیجی; رانی پور; ٹھری میرواہ; پیر جو گوٹھ
        district sd-sukkur | Sukkur | PK723 | سکھر
          also Sakkhar; Sukhar; Sakhar; Sukkar
          town Rohri; Pano Aqil; Pannu Aqil; Salehpat; Saleh Pat; روہڑی; پنو عاقل; صالح پٹ

    province kp | Khyber Pakhtunkhwa | KP | خیبر پختونخوا
      also KPK; Khyber Pakhtoonkhwa; Khyber Pukhtunkhwa; Pakhtunkhwa; NWFP; N.W.F.P.
      also North-West Frontier Province; خیبر پختونخواہ; پختونخوا
      unsure Waziristan; وزیرستان
      division Bannu | بنوں
        district kp-bannu | Bannu | PK503 | بنوں
          also Banu; Bannoo
          town Baka Khel; Bakka Khel
        district kp-lakki-marwat | Lakki Marwat | PK519 | لکی مروت
          also Lakki; Laki Marwat; لکی
          town Sarai Naurang; Naurang; Ghazni Khel; سرائے نورنگ
        district kp-north-waziristan | (North) Waziristan | PK525 | (شمالی) وزیرستان
          also Waziristan North; North Wazirstan; Shumali Waziristan; Shimali Waziristan
          town Miranshah; Miran Shah; Miram Shah; Mir Ali; Mirali; Razmak; Datta Khel
          town میران شاہ; میرانشاہ; میر علی; رزمک
      division Dera Ismail Khan | ڈیرہ اسماعیل خان
        also DI Khan
        district kp-dera-ismail-khan | Dera Ismail Khan | PK509 | ڈیرہ اسماعیل خان
          also DI Khan; D.I. Khan; DIK; Dera Ismael Khan; ڈی آئی خان
          newer Paharpur; پہاڑ پور
          town Kulachi; Daraban; Paroa; Darazinda; کلاچی; درابن; پروآ
        district kp-south-waziristan | (South) Waziristan | PK530 | (جنوبی) وزیرستان
          also Waziristan South; South Wazirstan; Janubi Waziristan; Junubi Waziristan
          newer Upper South Waziristan; Lower South Waziristan; South Waziristan Upper
          newer South Waziristan Lower; بالائی جنوبی وزیرستان; زیریں جنوبی وزیرستان
          town Wana; Ladha; Makin; Sararogha; Tiarza; وانا; لدھا; مکین; سراروغہ
        district kp-tank | Tank | PK533 | ٹانک
          also Taank
          town Jandola; جنڈولہ
      division Hazara | ہزارہ
        also Hazarah
        unsure Kohistan; کوہستان
        district kp-abbotabad | Abbottabad | PK501 | ایبٹ آباد
          also Abbotabad; Abotabad; Abottabad; Abbottabaad
          town Havelian; Nathia Gali; Nathiagali; Lora; حویلیاں; نتھیا گلی
        district kp-batagram | Battagram | PK504 | بٹگرام
          also Batagram; Batgram
          newer Allai; الائی
        district kp-haripur | Haripur | PK511 | ہری پور
          also Hari Pur; Haripur Hazara; ہریپور
          town Khanpur; Khalabat; خان پور; کھلابٹ
        district kp-kolai-pallas-kohistan | (Kolai Pallas) Kohistan | PK517 | (کولائی پالس) کوہستان
          also Kolai Palas; Kolai Pallas; Kolai-Palas Kohistan; Palas; Kolai; کولئی پالس; کولائی پالس
        district kp-lower-kohistan | (Lower) Kohistan | PK515 | (زیریں) کوہستان
          also Kohistan Lower; کوہستان زیریں; لوئر کوہستان
          town Pattan Kohistan; Dubair
        district kp-mansehra | Mansehra | PK522 | مانسہرہ
          also Manshera; Mansera; Mansehrah
          town Balakot; Oghi; Baffa; Kaghan; Naran; Darband; بالاکوٹ; اوگی; بفہ; کاغان; ناران
        district kp-torghar | Torghar | PK534 | تور غر
          also Tor Ghar; Kala Dhaka; Toorghar; کالا ڈھاکہ
          town Judba; جدبا
        district kp-upper-kohistan | (Upper) Kohistan | PK516 | (بالائی) کوہستان
          also Kohistan Upper; کوہستان بالا; اپر کوہستان
          town Dasu; Dassu Kohistan; داسو
      division Kohat | کوہاٹ
        district kp-hangu | Hangu | PK510 | ہنگو
          also Hangoo
          town Thall; Tall; ٹل
        district kp-karak | Karak | PK512 | کرک
          town Takht-e-Nasrati; Takht Nasrati; Banda Daud Shah; تخت نصرتی; بانڈہ داؤد شاہ
        district kp-kohat | Kohat | PK514 | کوہاٹ
          also Kohaat
          town Lachi; Gumbat; Gambat; Dara Adam Khel; Darra Adam Khel; لاچی; گمبٹ; درہ آدم خیل
        district kp-kurram | Kurram | PK518 | کرم
          also Kuram; Khurram; کُرم
          town Parachinar; Para Chinar; Sadda; پاراچنار; صدہ
        district kp-orakzai | Orakzai | PK527 | اورکزئی
          also Orakzi; Aurakzai
          town Kalaya; کلایہ
      division Malakand | مالاکنڈ
        unsure Chitral; Dir; چترال; دیر
        district kp-bajaur | Bajaur | PK502 | باجوڑ
          also Bajor; Bajour; Bajawar
          town Khar Bajaur; Khar; خار
        district kp-buner | Buner | PK505 | بونیر
          also Bunair; Buneer; Bunir
          town Daggar; Pir Baba; Swari; ڈگر; پیر بابا
        district kp-lower-chitral | (Lower) Chitral | PK507 | (زیریں) چترال
          also Chitral Lower; چترال زیریں; لوئر چترال
          town Drosh; Garam Chashma; Ayun; دروش; گرم چشمہ
        district kp-lower-dir | (Lower) Dir | PK520 | دیر (زیریں)
          also Dir Lower; Dir Payan; لوئر دیر; زیریں دیر; دیر پایان
          newer Central Dir; Dir Central; وسطی دیر
          town Timergara; Temargara; Timargara; Chakdara; Samar Bagh; Lal Qila; تیمرگرہ; چکدرہ; ثمر باغ
        district kp-malakand | Malakand | PK521 | مالاکنڈ
          also Malakand Protected Area; Malakund; ملاکنڈ
          town Batkhela; Dargai; بٹ خیلہ; درگئی
        district kp-shangla | Shangla | PK529 | شانگلہ
          also Shanglapar; Shangla Par
          town Alpuri; Besham; Bisham; Puran; Chakesar; الپوری; بشام; پورن; چکیسر
        district kp-swat | Swat | PK532 | سوات
          also Sawat
          newer Upper Swat; Swat Upper; بالائی سوات
          town Mingora; Mingaora; Saidu Sharif; Matta; Khwazakhela; Kalam; Bahrain; Kabal; Barikot
          town مینگورہ; سیدو شریف; مٹہ; خوازہ خیلہ; کالام; بحرین; بریکوٹ
        district kp-upper-chitral | (Upper) Chitral | PK508 | (بالائی) چترال
          also Chitral Upper; چترال بالا; اپر چترال
          town Booni; Buni; Mastuj; بونی; مستوج
        district kp-upper-dir | (Upper) Dir | PK535 | دیر (بالا)
          also Dir Upper; Dir Bala; اپر دیر; بالائی دیر
          town Sheringal; Wari; Barawal; Kumrat; شرینگل; واڑی; کمراٹ
      division Mardan | مردان
        district kp-mardan | Mardan | PK523 | مردان
          also Mardaan
          town Takht Bhai; Takht-i-Bahi; Katlang; تخت بھائی; کاٹلنگ
        # Its tehsil Lahor is also how some write Lahore.
        district kp-swabi | Swabi | PK531 | صوابی
          also Sawabi; Suabi
          town Topi; Razzar; Lahor; Chota Lahor; Chota Lahore; ٹوپی; رزڑ; چھوٹا لاہور
      division Peshawar | پشاور
        district kp-charsadda | Charsadda | PK506 | چارسدہ
          also Charsada; Charsaddah
          town Shabqadar; Matta (Mughal Khel); شبقدر; مٹہ (مغل خیل)
        district kp-khyber | Khyber | PK513 | خیبر
          also Khaibar; Khayber
          town Landi Kotal; Landikotal; Jamrud; Bara; Tirah; Torkham; لنڈی کوتل; جمرود; باڑہ; تیراہ
          town طورخم
        district kp-mohmand | Mohmand | PK524 | مہمند
          also Momand; Muhmand
          town Ghalanai; Ghallanai; Ekkaghund; غلنئی
        district kp-nowshera | Nowshera | PK526 | نوشہرہ
          also Noshera; Naushera; Naushehra; Nowshehra; Noshehra
          town Pabbi; Jehangira; Jahangira; Akora Khattak; Risalpur; پبی; جہانگیرہ; اکوڑہ خٹک; رسالپور
        district kp-peshawar | Peshawar | PK528 | پشاور
          also Pishawar; Pekhawar; Peshwar; PEW; Peshawar Cantt
          town Hayatabad; Badaber; حیات آباد; بڈھ بیر

    province ba | Balochistan | Balochistan | بلوچستان
      also Baluchistan; Balochistaan; Blochistan
      division Kalat | قلات
        district ba-awaran | Awaran | PK201 | آواران
          also Awaraan
          town Mashkai; Mashkay; Jhal Jhao; مشکے; جھل جھاؤ
        district ba-kalat | Kalat | PK210 | قلات
          also Qalat; Khalat
          town Mangochar; Manguchar; منگچر
        district ba-khuzdar | Khuzdar | PK213 | خضدار
          also Khuzdaar; Khozdar
          newer Wadh; وڈھ
          town Nal; Zehri; Moola; نال; زہری
        district ba-lasbela | Lasbela | PK217 | لسبیلہ
          also Las Bela; Lasbella; Lasbelah
          newer Hub; Hub Chowki; حب; حب چوکی
          town Uthal; Bela; Winder; Gadani; Gaddani; Sonmiani; Dureji; اوتھل; بیلہ; وندر; گڈانی
        district ba-mastung | Mastung | PK220 | مستونگ
          also Mastoong
          town Kirdgap; Khad Kocha; Dasht; دشت
        district ba-surab | Surab | PK233 | سوراب
          also Shaheed Sikandarabad; Shaheed Sikandar Abad; Sorab; شہید سکندر آباد
      division Loralai | لورالائی
        district ba-barkhan | Barkhan | PK202 | بارکھان
          also Barkhaan
          town Rakhni; رکنی
        district ba-duki | Duki | PK234 | دوکی
          also Dukki; Duky; دکی
        district ba-loralai | Loralai | PK219 | لورالائی
          also Loralie; Loralay
          town Bori; Mekhtar; میختر
        # Musakhel is a town of Mianwali too.
        district ba-musa-khel | Musa Khel | PK221 | موسیٰ خیل
          also Musakhel; Musakhail
          town Kingri
      division Mekran | مکران
        also Makran; Mekraan
        district ba-gwadar | Gwadar | PK205 | گوادر
          also Gawadar; Gwader
          town Pasni; Ormara; Jiwani; Jiwni; پسنی; اورماڑہ; جیونی
        district ba-kech | Kech | PK211 | کیچ
          also Kechh; Kech Turbat; Kech Makran
          newer Tump; تمپ
          town Turbat; Mand; Buleda; Dasht; Hoshab; تربت; مند; بلیدہ; دشت; ہوشاب
        district ba-panjgur | Panjgur | PK224 | پنجگور
          also Panjgoor; Punjgur
          town Parom; Gichk; پروم
      division Nasirabad | نصیر آباد
        district ba-jaffarabad | Jaffarabad | PK207 | جعفرآباد
          also Jafarabad; Jaferabad; Jaffar Abad; جعفر آباد
          newer Usta Muhammad; Usta Mohammad; Osta Muhammad; اوستہ محمد; استا محمد
          town Dera Allah Yar; Dera Allahyar; Jhatpat; Jhat Pat; Gandakha; ڈیرہ اللہ یار; گنداخہ
        district ba-jhal-magsi | Jhal Magsi | PK208 | جھل مگسی
          also Jhalmagsi; Jhal Magasi
          town Gandawah; Gandava; گنداواہ
        district ba-kachhi | Kachhi | PK209 | کچھی
          also Kachhi (Bolan); Bolan; Kachi; Kacchi; بولان
          town Dhadar; Mach; Machh; Bhag; ڈھاڈر; مچھ; بھاگ
        # Not the town in Sindh.
        district ba-nasirabad | Nasirabad | PK222 | نصیر آباد
          also Naseerabad; Nasir Abad; Naseer Abad
          town Dera Murad Jamali; DM Jamali; Chattar; Tamboo; Tambu; ڈیرہ مراد جمالی; چھتر; تمبو
        district ba-sohbatpur | Sohbatpur | PK229 | صحبت پور
          also Sohbat Pur; Suhbatpur
      division Quetta | کوئٹہ
        district ba-chaman | Chaman | PK235 | چمن
          also Chamman
        district ba-killa-abdullah | Killa Abdullah | PK214 | قلعہ عبداللہ
          also Qila Abdullah; Qilla Abdullah; Kila Abdullah
          town Dobandi
        district ba-pishin | Pishin | PK225 | پشین
          also Pisheen; Pashin
          newer Barshore; Barshor; برشور
          town Karezat; Huramzai; Saranan; Khanozai; کاریزات; حرمزئی; سرانان; خانوزئی
        district ba-quetta | Quetta | PK226 | کوئٹہ
          also Qta; Quita; Quetta Cantt
          newer Quetta East; Quetta West; East Quetta; West Quetta
          town Kuchlak; Kuchlagh; کچلاک
      division Rakhshan | رخشان
        also Rakshan
        district ba-chagai | Chagai | PK203 | چاغی
          also Chaghi; Chaghai; Chagi
          town Dalbandin; Taftan; Nok Kundi; Nokundi; دالبندین; تفتان; نوکنڈی
        district ba-kharan | Kharan | PK212 | خاران
          also Kharaan
        district ba-nushki | Nushki | PK223 | نوشکی
          also Noshki; Nushky; Naushki
        district ba-washuk | Washuk | PK230 | واشک
          also Washuq; Wasjuk
          town Basima; Besima; Mashkel; Mashkhel; بسیمہ; ماشکیل
      division Sibi | سبی
        district ba-dera-bugti | Dera Bugti | PK204 | ڈیرہ بگٹی
          also Dera Bughti; Deera Bugti
          newer Upper Dera Bugti; North Dera Bugti; Lower Dera Bugti; South Dera Bugti
          town Sui; Pir Koh; Baiker; سوئی; پیر کوہ; بیکڑ
        district ba-harnai | Harnai | PK206 | ہرنائی
          also Harnay
          town Shahrag; Shahrig; شاہرگ
        district ba-kohlu | Kohlu | PK216 | کوہلو
          also Kohloo
          town Mawand; Kahan; ماوند; کاہان
        district ba-sibi | Sibi | PK228 | سبی
          also Sibbi; Sivi
          town Lehri; لہڑی
        district ba-ziarat | Ziarat | PK232 | زیارت
          also Ziyarat
          town Sanjawi; Sinjawi; سنجاوی
      division Zhob | ژوب
        district ba-killa-saifullah | Killa Saifullah | PK215 | قلعہ سیف اللہ
          also Qila Saifullah; Qilla Saifullah; Kila Saifullah; Killa Saif Ullah
          town Muslim Bagh; Muslimbagh; مسلم باغ
        district ba-sherani | Sherani | PK227 | شیرانی
          also Shirani; Sheerani
        district ba-zhob | Zhob | PK231 | ژوب
          also Fort Sandeman; Jhob
          town Qamar Din Karez; قمر دین کاریز

    # The capital territory has no division.
    province is | Islamabad Capital Territory | ICT | وفاقی دارالحکومت اسلام آباد
      district is-islamabad | Islamabad | PK401 | اسلام آباد
        also Isb; Isl; ICT; Islamabad Capital Territory; Federal Capital; Islam Abad; Islamabad ICT
        also وفاقی دارالحکومت اسلام آباد
        town Tarlai; Bhara Kahu; Bara Kahu; Tarnol; ترلائی; بھارہ کہو; ترنول

    province jk | Azad Jammu and Kashmir | AJK | آزاد جموں و کشمیر
      also AJ&K; AJ and K; Azad Kashmir; Azad Jammu & Kashmir; Kashmir
      also آزاد کشمیر; آزاد جموں وکشمیر; کشمیر
      division Mirpur | میرپور
        district jk-bhimber | Bhimber | PK102 | بھمبر
          also Bhimbar; Bimber
          town Barnala; Samahni; برنالہ; سماہنی
        district jk-kotli | Kotli | PK105 | کوٹلی
          also Kotly
          town Nakyal; Sehnsa; Khuiratta; Charhoi; Fatehpur Thakiala; نکیال; سہنسہ; کھوئی رٹہ; چڑہوئی
        district jk-mirpur | Mirpur | PK106 | میر پور
          also Mir Pur; Mirpur Azad Kashmir; New Mirpur
          town Dadyal; Dadial; Chakswari; ڈڈیال; چکسواری
      division Muzaffarabad | مظفر آباد
        district jk-jhelum-valley | Jhelum Valley | PK103 | وادی جہلم
          also Jehlum Valley; جہلم ویلی
          town Hattian Bala; Chikar; Leepa; ہٹیاں بالا; چکار; لیپہ
        district jk-muzaffarabad | Muzaffarabad | PK107 | مظفر آباد
          also Muzafarabad; Muzaffar Abad; Muzafrabad
          town Garhi Dupatta; Pattika; Patikka; گڑھی دوپٹہ; پٹہکہ
        district jk-neelum | Neelum | PK108 | نیلم
          also Neelam; Neelum Valley; Nilam; Neelam Valley; وادی نیلم
          town Athmuqam; Authmuqam; Sharda; Kel; اٹھ مقام; شاردا; کیل
      division Poonch | پونچھ
        district jk-bagh | Bagh | PK101 | باغ
          also Bagh Azad Kashmir
          town Dhirkot; Dhir Kot; Harighel; دھیر کوٹ; ہاڑی گہل
        district jk-haveli | Haveli | PK104 | حویلی
          also Haveli Kahuta; Havaili; حویلی کہوٹہ
          town (Forward) Kahuta; (فارورڈ) کہوٹہ
        district jk-poonch | Poonch | PK109 | پونچھ
          also Punch; Ponch
          town Rawalakot; Rawlakot; Hajira; Abbaspur; Thorar; راولاکوٹ; ہجیرہ; عباس پور; تھوراڑ
        district jk-sudhnoti | Sudhnoti | PK110 | سدھنوتی
          also Sudhnuti; Sudhanoti; Sadhnoti; سدھنوٹی
          town Pallandri; Palandri; Plandri; Trarkhal; Tarar Khal; پلندری; تراڑ کھل

    province gb | Gilgit-Baltistan | GB | گلگت بلتستان
      also Gilgit Baltistan; Northern Areas; شمالی علاقہ جات
      division Baltistan | بلتستان
        district gb-ghanche | Ghanche | PK303 | گانچھے
          also Ganche; Ghanchay
          town Khaplu; خپلو
        district gb-kharmaung | Kharmang | PK309 | کھرمنگ
          also Kharmaung; Kharmong
        district gb-shigar | Shigar | PK310 | شگر
          also Shiger
        district gb-skardu | Skardu | PK307 | سکردو
          also Skardo; Iskardu; اسکردو
          town Rondu; Gultari; روندو
      division Diamer-Astore | دیامر استور
        also Diamir-Astore
        district gb-astore | Astore | PK301 | استور
          also Astor
        district gb-diamir | Diamer | PK302 | دیامر
          also Diamir; Diamar
          newer Darel; Tangir; داریل; تانگیر
          town Chilas; چلاس
      division Gilgit | گلگت
        district gb-ghizer | Ghizer | PK304 | غذر
          also Ghizar; Gizar
          newer Gupis-Yasin; Gupis Yasin; گوپس یاسین
          town Gahkuch; Gakuch; Gupis; Yasin; Ishkoman; Punial; Phander; گاہکوچ; گوپس; یاسین; اشکومن
        district gb-gilgit | Gilgit | PK305 | گلگت
          also Gilgat
          town Danyor; Danyore; Juglot; Jaglot; دنیور; جگلوٹ
        district gb-hunza | Hunza | PK306 | ہنزہ
          also Hunzah
          town Gojal; Gulmit; Sost; گوجال; گلمت; سوست
        district gb-nagar | Nagar | PK308 | نگر
          also Nager
          town Chalt; چھلت
    """#
}
