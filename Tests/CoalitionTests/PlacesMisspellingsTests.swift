/// How callers and operators write places, for `PlacesSpellingTests`.
///
/// Slips of the hand, letters dropped, doubled and swapped, the ways to write Urdu in Latin letters,
/// spaces lost and added, text-message forms, and Urdu letters that sound alike.
///
///     district | spelling; spelling
///     district | town in it | spelling; spelling
enum Misspellings {
  static let table = """
    pb-bahawalnagar | Bahawlnagar; Bhawal Nagar; Bahawalnagr; Bahavalnagar; بہاول نگر
    pb-bahawalpur | Bahawalpoor; Bhawalpoor; Bahawalpore; Bahwalpur; Bahavalpur; بہاول پور
    pb-bahawalpur | بھاولپور
    pb-rahim-yar-khan | Raheem Yar Khn; Rahim Yaar Khan; R.Y.K; Rahimyarkhan; Raheemyar Khan
    pb-rahim-yar-khan | Rahim Yr Khan; رحيم يارخان
    pb-dera-ghazi-khan | Dera Gazi Khan; Deraghazi Khan; D G Khan; Dera Ghazi Khn; Dera Gazy Khan
    pb-dera-ghazi-khan | ڈیرہ غازیخان; ڈیرا غازی خان
    pb-layyah | Laiyah; Layah; Leyyah; Liyah; لیا
    pb-muzaffargarh | Muzafar Garh; Muzaffargar; Muzafargar; Mozaffargarh; Muzzafargarh; مظفر گڑ
    pb-rajanpur | Rajanpoor; Rajanpore; Rajanpr; Rajan poor; Rajenpur; راجن پر
    pb-chiniot | Chinyot; Chineot; Chiniyot; Cheniot; چینوٹ
    pb-faisalabad | Faislabaad; Fasialabad; Faisalabd; Fesalabad; Faisal Abad; Faisalbad
    pb-faisalabad | Phaisalabad; فیصلآباد; فیصل اباد
    pb-jhang | Jang Sadar; Jhung; Jhng; Jhangh; جہنگ
    pb-toba-tek-singh | Toba Tek Sing; Tobatek Singh; Toba Taik Singh; Tobe Tek Singh
    pb-toba-tek-singh | ٹوبہ ٹیک سنگ
    pb-gujranwala | Gujranwla; Gujrawala; Gujranvala; Gujrnwala; Gujjranwala; Guranwala; گجرانوالہ
    pb-gujranwala | گوجرانولہ
    pb-gujrat | Gujrt; Gujrat city; Gujart; Goojrat; گجرأت
    pb-hafizabad | Hafizabd; Hafzabad; Hafeezabad; Haphizabad; Hafijabad; حافظ اباد
    pb-mandi-bahauddin | Mandi Bahaudeen; Mandi Bahudin; M B Din; Mandi Bahauddeen; Mandibahauddin
    pb-mandi-bahauddin | Mandi Bahawaldin; منڈی بہاوالدين; منڈی بہاءالدین
    pb-narowal | Narowl; Naroval; Norowal; Narwal; نارو وال
    pb-sialkot | Sialkt; Sailkot; Siyalkt; Cialkot; Sialkoat; Sialkott; سیال کوٹ
    pb-kasur | Kasurr; Qassur; Kusoor; Kasr; Casur; Kasore; قصورر; قسور
    pb-lahore | Lahoor; Lahre; Lahroe; Lahohre; Lhore; Lahaur; لاہو; لاھور
    pb-nankana-sahib | Nankanasahib; Nankana Saheb; Nankna Sahib; Nanakana Sahib; Nankana Sb
    pb-nankana-sahib | ننکانا صاحب
    pb-sheikhupura | Shaikhupra; Shekhpura; Sheikhupora; Shiekhupura; Sheikupura; Shaykhupura
    pb-sheikhupura | شیخو پورہ; شیخوپورا
    pb-khanewal | Khanewl; Kanewal; Khanival; Khaneval; Xanewal; خانے وال
    pb-lodhran | Lodran; Lodhrn; Lodheran; Loadhran; لودھران
    pb-multan | Mulatn; Multn; Moltan; Mltan; Multaaan; ملتن
    pb-vehari | Vehri; Wihari; Veharri; Vehary; Vahari; وہاڑي; وھاڑی
    pb-attock | Atock; Attak; Attockk; Atak; اتک
    pb-chakwal | Chakwaal; Chakval; Chackwal; Chkwal; Cakwal; چک وال
    pb-jhelum | Jhelem; Jehlam; Jelum; Jhelumm; Jhaylum; جھلم
    pb-rawalpindi | Rawlpindi; Rawalpindy; Ravalpindi; Rawalpndi; Rawalpindee; Pindhi; Rwalpindi
    pb-rawalpindi | راول پنڈی; راولپنڈي
    pb-okara | Okra; Okaara; Oakara; Okarra; اوکاڑا
    pb-pakpattan | Pak Patan; Pakpatan; Pakptan; Pakpattn; Paakpattan; پاک پٹن
    pb-sahiwal | Sahiwl; Saheewal; Sahival district; Shaiwal district; District Sahivaal
    pb-bhakkar | Bhakkr; Bakhar; Bakkar; Bhakhar; Bhukkar; بھکھر
    pb-khushab | Khushaab; Kushab; Xushab; Khooshab; Khushb; خوشاپ
    pb-mianwali | Mianwli; Minawali; Mianvali; Mianwaly; Meanwali; میاں والی
    pb-sargodha | Sargoda; Sargodah; Sarghoda; Srgodha; Sargoodha; Sargdha; سرگودہا; سرگودا
    sd-badin | Badn; Baddin; Bdin; Badien; بدن
    sd-dadu | Daadu; Daddu; Dadoo; Daduu; دادوو
    sd-hyderabad | Hydarabad Sindh; Hyderbad Sindh; Hyderabd; Haiderabad Sindh; Hyderabaad
    sd-hyderabad | Haydarabad; حیدراباد سندھ
    sd-jamshoro | Jamshro; Jamshooro; Jmshoro; Jamshurro; جام شورو
    sd-matiari | Matiyari; Mtiari; Mattiari; Matiare; مٹیاری سندھ
    sd-sujawal | Sujawl; Sujaval; Sajawl; Sujawaal; سجاوال
    sd-tando-allah-yar | Tando Allahyr; Tandoallahyar; Tando Alahyar; Tando Alla Yar
    sd-tando-allah-yar | Tandu Allahyar; ٹنڈوالہیار; ٹنڈو الہیار
    sd-tando-mohammad-khan | Tando Mohamad Khan; Tando Muhamad Khan; Tando M Khan
    sd-tando-mohammad-khan | Tando Mohammed Khan; ٹنڈو محمدخان
    sd-thatta | Thatto; Tatta; Thaata; Thhatta; ٹھٹا
    sd-karachi-central | Karachi Centrl; Karachi Centeral; Krachi Central; Karachi sentral
    sd-karachi-central | Centarl Karachi
    sd-karachi-east | Karachi Est; Karrachi East; Karachi Eest; Krachi East
    sd-karachi-south | Karachi Sauth; Karachi Souht; Karchi South
    sd-karachi-west | Karachi Wst; Krachi West; Karachi Vest
    sd-keamari | Keemari; Keamri; Kimari; Kiamarri; کیماری
    sd-korangi | Kornagi; Korangee; Corangi; Korengi; کورنگي
    sd-malir | Maler; Malirr; Mlir; Mallir; ملير
    sd-jacobabad | Jacobabd; Jacababad; Jakobabad; Jacobad; Jecobabad; جیکباباد; جیکب اباد
    sd-kambar-shahdadkot | Qamber; Kamber Shadadkot; Qambar Shadadkot; Kambr Shahdadkot
    sd-kambar-shahdadkot | Qambar Shehdadkot; قنبر شہدادکوٹ; Kamber Shahdad Kot
    sd-kashmore | Kashmur; Kashmoor; Kashmoore; Kasmore; Kashmoar; کشمور کندھکوٹ
    sd-larkana | Larkna; Larkhana; Laarkana; Larkanaa; Larkanna; لاڑکانا; لارکانہ
    sd-shikarpur | Shikarpoor; Shikarpore; Shekarpur; Shikarpr; Sikarpur; Shikar poor; شکارپر
    sd-mirpur-khas | Mirpur Xas; Mirpurkhaas; Meerpur Khas; Mirpoor Khas; Mirpur Kas; Mirpurkhs
    sd-mirpur-khas | میر پور خاص; میرپورخاس
    sd-tharparkar | Tharparkr; Tarparkar; Tharpakar; Thar Parker; Tharparkaar; تھرپاکر
    sd-umerkot | Umarkoat; Umerkt; Umrkot; Oomerkot; Umer Kott; Umarkotte; عمرکٹ
    sd-naushahro-feroze | Noshahro Feroz; Naushahro Firoz; Nosheroferoz; Naushehro Firoze
    sd-naushahro-feroze | Nowshahro Feroz; Naushahroferoze; نوشہروفیروز; نوشہرو فروز
    sd-sanghar | Sangharr; Sangher; Sanghr; Sungar; سانگھر
    sd-shaheed-benazirabad | Nawab Sha; Navabshah; Nwabshah; Nawabsha; Benazeerabad
    sd-shaheed-benazirabad | Shahid Benazirabad; Nawaabshah; بینظیرآباد; نوابشا
    sd-ghotki | Gothki; Ghotkii; Ghutki; Ghokti; Ghoatki; گوٹکی
    sd-khairpur | Khairpur Mirss; Khairpur Mirus; Kherpur Mirs; Khairpoor Mirs; Khirpur Sindh
    sd-khairpur | خیرپور میرص
    sd-sukkur | Sukur; Sukker; Sukkhur; Sakkar; Sukkr; Sukhur; سکّر
    kp-bannu | Bannuu; Bano; Banno; Baunnu; بنون
    kp-lakki-marwat | Laki Marvat; Lakki Marwt; Lakky Marwat; Lakimarwat; Lakki Marvat; لکی مروط
    kp-north-waziristan | North Wazeeristan; North Waziristn; N Waziristan; Nort Waziristan
    kp-north-waziristan | Shumali Waziristan; شمالی وزرستان
    kp-dera-ismail-khan | Dera Ismaeel Khan; D I Khan; Dera Ismail Khn; Dera Ismayl Khan
    kp-dera-ismail-khan | Deraismail Khan; Dera Esmail Khan; ڈیرہ اسمعیل خان; ڈیرہ اسماعيل خاں
    kp-south-waziristan | South Waziristn; South Wazeeristan; Sout Waziristan; South Vaziristan
    kp-south-waziristan | Janubi Waziristan; جنوبی وزیرستاں
    kp-tank | Tannk; Tonk; Taank; Tnak; ٹنک
    kp-abbotabad | Abbottabd; Abotabaad; Abbotabd; Ebbottabad; Abbtabad; Abbotobad; Abbott Abad
    kp-abbotabad | ایبٹ اباد; ابٹ آباد
    kp-batagram | Battgram; Bategram; Battagrm; Bhatagram; بٹ گرام
    kp-haripur | Haripoor; Haripore; Harripur; Hripur; Haryipur; ہری پر; حری پور
    kp-kolai-pallas-kohistan | Kolai Pallass; Kollai Palas; Kolay Pallas; Kolai Palass
    kp-lower-kohistan | Lower Kohstan; Lowr Kohistan; Kohistan Lowr; Lowar Kohistan
    kp-mansehra | Mansahra; Mensehra; Mansera; Mansehera; Mansehr; مانسہرا; مانسھرہ
    kp-torghar | Torgar; Torghr; Torgher; Tourghar; تورغر
    kp-upper-kohistan | Uper Kohistan; Upper Kohistn; Kohistan Uper; Upper Kohestan
    kp-hangu | Hungu; Hangow; Hnagu; Hanggu; ھنگو
    kp-karak | Karrak; Karck; Karakk; Karaak; کڑک
    kp-kohat | Kohhat; Kohut; Kohatt; Koohat; کوھاٹ
    kp-kurram | Kurrm; Kurrum; Koorram; Kuram Agency; کرّم
    kp-orakzai | Orakzay; Orakzei; Orkzai; Orakjai; Oraqzai; اورکزی
    kp-bajaur | Bajwar; Bajaurr; Bajoor; Bajuar; باجور
    kp-buner | Bunner; Bonair; Bunar; بنیر; بونير
    kp-lower-chitral | Lower Chitrl; Lowr Chitral; Chitral Lowwer; Lower Chetral
    kp-lower-dir | Lower Deer; Lowerdir; Lwer Dir; Dir Loower; لویر دیر
    kp-malakand | Malakend; Malkand; Malakhand; Mlakand; Maalakand; مالا کنڈ
    kp-shangla | Shangala; Shangle; Shngla; Sangla KP; شانگلا
    kp-swat | Swatt; Swaat; Suwat; Svat; سوات کے پی; سواط
    kp-upper-chitral | Uper Chitral; Upper Chitrl; Upper Chetral; Chitral Uper
    kp-upper-dir | Uper Dir; Upper Deer; Upperdir; Dir Uper; اپر ديرر
    kp-mardan | Mardn; Marden; Mardaun; Murdan; Marddan; مردن
    kp-swabi | Swabii; Svabi; Swaby; Sowabi; Swabee; سوابی
    kp-charsadda | Charsda; Charsadah; Carsadda; Charsaddha; Chaarsada; چارسدا; چار سدہ
    kp-khyber | Khybr; Khiber; Kyber; Khyberr; Xyber; خيبرر
    kp-mohmand | Mohmnd; Muhamand; Mohamand; Mohmend; محمند
    kp-nowshera | Nowshra; Nowshehera; Noushera; Nawshera; Nowsheraa; Noshahra; نوشہرا کے پی
    kp-peshawar | Peshawer; Peshavar; Peshawr; Pesahwar; Pehsawar; Pishawer; Pashawar; پشاوار
    kp-peshawar | پيشاور; پشور
    ba-awaran | Awarn; Avaran; Awwaran; Aawaran; اواران
    ba-kalat | Kallat; Kalatt; Qallat; Qalaat; کلات
    ba-khuzdar | Khuzder; Kuzdar; Khuzdr; Xuzdar; Khoozdar; Khujdar; خزدار
    ba-lasbela | Lasbelaa; Lassbela; Lasbila; Lasbeela; لسبیلا; لس بیلہ
    ba-mastung | Mastng; Mustung; Mastungg; Mastong; مستنگ
    ba-surab | Soorab; Surb; Suraab; Surap; صوراب
    ba-barkhan | Barkhn; Barkan; Barrkhan; Barxan; بارخان
    ba-duki | Dukii; Duke; Dooki; Dokki; ڈکی; ڈوکی
    ba-loralai | Loralaii; Loraly; Loralei; Lorali; Lorlai; لورالائ; لورا لائی
    ba-musa-khel | Musakhel Balochistan; Moosa Khel Balochistan; Musa Khail Balochistan
    ba-musa-khel | Musa Khil Balochistan
    ba-gwadar | Gwader; Gwadr; Guadar; Gawader; Gwaadar; Gvadar; گوادار
    ba-kech | Kech Turbt; Ketch; Keech; Kaich; کیج
    ba-panjgur | Panjgoor; Panjgr; Panjguur; Punjgoor; Panjgour; پنج گور; پنجگر
    ba-jaffarabad | Jafferabad; Jaffarabd; Jafrabad; Jaffrabad; Zafarabad; Japharabad; جعفر اباد
    ba-jhal-magsi | Jal Magsi; Jhal Magsy; Jhal Maksi; Jhalmagsy; جھل مگصی
    ba-kachhi | Kachhhi; Katchi; Kacchhi; Kachii; کچی
    ba-nasirabad | Nasirabd Balochistan; Nasirabad Baluchistan; Naseerabd; Nasrabad Balochistan
    ba-nasirabad | نصیراباد بلوچستان
    ba-sohbatpur | Sohbatpoor; Sohbatpore; Sobatpur; Sohbtpur; Suhbatpoor; صہبت پور
    ba-chaman | Chamn; Chamaan; Chumman; Chemen; چمّن
    ba-killa-abdullah | Qila Abdulla; Killa Abdulah; Kila Abdulah; Qilla Abdulla; Qala Abdullah
    ba-killa-abdullah | قلعہ عبد اللہ
    ba-pishin | Pishn; Peshin; Pesheen; Pishen; Pischin; پیشین
    ba-quetta | Queta; Qutta; Kwetta; Kuetta; Quettta; Qetta; Quetaa; Koita; کوٹہ; کوئٹا; کویٹا
    ba-chagai | Chaagai; Chagay; Chaghay; Cagai; چاگی
    ba-kharan | Kharran; Xaran; Karan; Kharn; خارن
    ba-nushki | Nushkee; Noshky; Nuskhi; Nooshki; نوشقی
    ba-washuk | Washok; Vashuk; Wshuk; Waashuk; واشوک
    ba-dera-bugti | Dera Bugty; Derabugti; Dera Bukti; Dera Boogti; ڈیرہ بوگٹی; ڈیرا بگٹی
    ba-harnai | Harnaii; Hurnai; Harnei; Harrnai; ہرنائ
    ba-kohlu | Kohlo; Kolhu; Kohllu; Koohlu; کوھلو
    ba-sibi | Sibbii; Seebi; Siby; Sebi; سیبی
    ba-ziarat | Ziyaarat; Zyarat; Ziart; Jiarat; زيارتت
    ba-killa-saifullah | Qila Saifulla; Killa Safullah; Kila Saifulah; Killa Saifulah
    ba-killa-saifullah | Qilla Saif Ullah; Qila Sefullah; قلعہ سیفاللہ; قلعہ سيف الله
    ba-sherani | Sheraani; Shirany; Sherany; Shairani; شیرانئ; شرانی
    ba-zhob | Zhoob; Zob; Zhb; Zhobb; زوب
    is-islamabad | Islamabd; Islamabaad; Isalmabad; Eslamabad; Islmabad; Islambad; Isb; Islamaabad
    is-islamabad | اسلام اباد; اسلاماباد
    jk-bhimber | Bhimbr; Bhimbhar; Bimbar; Bhember; بمبھر; بھیمبر
    jk-kotli | Kotlii; Kottli; Kotlee; Kootli; کوٹلي
    jk-mirpur | Mirpoor AJK; Meerpur AJK; Mirpur Kashmir; Mirpore Azad Kashmir
    jk-mirpur | Meerpur Azad Kashmir
    jk-jhelum-valley | Jhelum Vally; Jehlam Valley; Jhelam Valley; Jhelum Vallley; وادی جھلم
    jk-muzaffarabad | Muzaffarabd; Muzafrabaad; Muzafferabad; Mozaffarabad; Muzzaffarabad
    jk-muzaffarabad | Musaffarabad; مظفراباد; مظفر اباد
    jk-neelum | Neelm; Nelum; Neelum Vally; Nilum; نيلمم
    jk-bagh | Baghh; Bag AJK; Baagh; باغغ
    jk-haveli | Havely; Hawaili; Havelii; Hawelli; حویلي
    jk-poonch | Poonchh; Pounch; Puonch; Poanch; پونچ
    jk-sudhnoti | Sudhnotti; Sudnoti; Sudhnooti; Sudhanuti; Sudhenoti; سدنوتی
    gb-ghanche | Ghanchi; Ganchi; Ghanche GB; Ghancha; گانچے
    gb-kharmaung | Kharmangg; Karmang; Kharmng; Xarmang; کرمنگ
    gb-shigar | Shigr; Shegar; Shighar; Shigarr; شیگر
    gb-skardu | Skrdu; Sakardu; Iskardo; Skardoo; Scardu; Skaradu; سکردوو; سكاردو
    gb-astore | Astoor; Astoree; Astoar; Astur; استر
    gb-diamir | Diamaar; Diamr; Dyamer; Diyamir; دیامير
    gb-ghizer | Gizer; Ghizr; Ghizzer; Geezar; غزر
    gb-gilgit | Gilgitt; Gilgut; Gligit; Gilget; Gelgit; گلگٹ; گلگیت
    gb-hunza | Hunzza; Hoonza; Hunja; Hnuza; ہنزا
    gb-nagar | Naggar; Nagr; Nagaar; Naghar; نگّر
    pb-kasur | Pattoki | Patoki; Patooki; Pattokee; Pattuki; پتوکي; پٹوکی
    pb-kasur | Chunian | Chunia; Chooniyan; Chunyan; چونیان
    pb-lahore | Raiwind | Raivind; Raywind; Raiwnd; رائیونڈ
    pb-sheikhupura | Muridke | Mureedke; Muridkay; Moridke; مریدکی
    pb-bahawalpur | Hasilpur | Hasilpoor; Haslpur; Hasilpore; Hassilpur
    pb-bahawalnagar | Chishtian | Chistian; Chishtyan; Chishtiyan; چشتیان
    pb-bahawalnagar | Haroonabad | Harunabad; Haroon Abaad; Haroonabd; ہارون اباد
    pb-rahim-yar-khan | Sadiqabad | Sadikabad; Sadiqabd; Sadeeqabad; Sadqabad; صادق اباد
    pb-rahim-yar-khan | Liaquatpur | Liaqatpoor; Liyaqatpur; Liakatpur
    pb-muzaffargarh | Jatoi | Jatoii; Jattoi; Jatoyi
    pb-muzaffargarh | Kot Addu | Kot Addo; Kotaddu; Kot Uddu; کوٹ ادّو
    pb-rajanpur | Jampur | Jampoor; Jam Pur; Jampore
    pb-rajanpur | Rojhan | Rojan; Rojhaan; Roojhan
    pb-faisalabad | Jaranwala | Jaranwla; Jarranwala; Jaranvala; جڑانوالا
    pb-faisalabad | Samundri | Samandri; Samundari; Smundri; سمندر ی
    pb-faisalabad | Tandlianwala | Tandlyanwala; Tandlianvala; Tandianwala
    pb-toba-tek-singh | Gojra | Gojrah; Gojhra; گوجرا
    pb-toba-tek-singh | Kamalia | Kamaliya; Kamlia; کمالیا
    pb-gujrat | Kharian | Khariyan; Karian; Kharyan
    pb-sialkot | Daska | Daskah; Duska; Dska
    pb-sialkot | Sambrial | Sambriyal; Smbrial; Samberial
    pb-khanewal | Mian Channu | Mian Chanu; Mian Chanoo; Miya Channu; میاں چنو
    pb-khanewal | Kabirwala | Kabeerwala; Kabirvala; Kabirwla
    pb-vehari | Burewala | Burewla; Burevala; Booraywala; Burewalla; بورےوالا
    pb-vehari | Mailsi | Melsi; Mailsy; Meilsi
    pb-attock | Hassan Abdal | Hasan Abdaal; Hassanabdal; Husan Abdal
    pb-rawalpindi | Taxila | Texila; Taksila; Taxilla; Taxla
    pb-rawalpindi | Gujar Khan | Gujarkhan; Goojar Khan; Gujer Khan
    pb-rawalpindi | Murree | Muree; Murri; Murry; مرّی
    pb-okara | Depalpur | Dipalpoor; Deepalpur; Depalpoor; دیپال پور
    pb-pakpattan | Arifwala | Arifvala; Areefwala; Arifwla; عارفوالا
    pb-sahiwal | Chichawatni | Chichavatni; Cheechawatni; Chichawatny; Chicawatni; چیچا وطنی
    pb-khushab | Jauharabad | Joharabad; Jauherabad; Johrabad
    pb-hafizabad | Pindi Bhattian | Pindi Bhatian; Pindi Bhattiyan; Pindi Batian
    sd-jamshoro | Kotri | Kotree; Koatri; Kotrii
    sd-jamshoro | Sehwan | Sehvan; Sewan; Sehwaan Sharif
    sd-kashmore | Kandhkot | Kandkot; Khandkot; Kandhkott; کندکوٹ
    sd-sanghar | Shahdadpur | Shahdadpoor; Shadadpur; Shahdatpur; شہداد پور
    sd-sanghar | Tando Adam | Tando Adm; Tandoadam; Tandu Adam; ٹنڈوآدم
    sd-naushahro-feroze | Moro | Moroo; Mooro
    sd-sukkur | Rohri | Rohrii; Roharri; Rohree; روہری
    sd-sukkur | Pano Aqil | Pano Akil; Panoaqil; Pannu Akil
    sd-tharparkar | Mithi | Mitthi; Mithee; Mithii; مٹھي
    sd-larkana | Ratodero | Ratodaro; Rato Dero; Ratodiro
    sd-ghotki | Daharki | Daharkee; Dharki; Dahrki
    sd-malir | Gadap | Gadaap; Gaddap; Gadapp
    kp-swat | Mingora | Mingaura; Mngora; Mingorah; مینگورا
    kp-malakand | Batkhela | Batkhaila; Battkhela; Batkela; بٹخیلہ
    kp-kurram | Parachinar | Parachnar; Paarachinar; Parachinaar; پارا چنار
    kp-north-waziristan | Miranshah | Miransha; Meeranshah; Meranshah
    kp-south-waziristan | Wana | Wanna; Waana; Vana
    kp-khyber | Landi Kotal | Landi Kotl; Lundi Kotal; Landikotl; لنڈیکوتل
    kp-lower-dir | Timergara | Timargarah; Temergara; Timergra; تیمر گرہ
    kp-mansehra | Balakot | Balakoat; Balakott; Ballakot; بالا کوٹ
    kp-abbotabad | Havelian | Haveliyan; Hawelian; Havelyan
    kp-mardan | Takht Bhai | Takhtbhai; Takt Bhai; Takht Bai; تخت بائی
    ba-kech | Turbat | Turbt; Turbut; Tarbat; تربط
    ba-gwadar | Pasni | Pasnii; Pasny; Passni
    ba-lasbela | Hub | Hubb; Hubb Chowki; Hub Chauki
    ba-lasbela | Uthal | Uthall; Uthel; Othal
    ba-chagai | Dalbandin | Dalbandeen; Dalbndin; Daalbandin
    ba-chagai | Taftan | Taftaan; Tuftan; Taphtan
    ba-jaffarabad | Dera Allah Yar | Dera Alahyar; Dera Allahyr; Deraallahyar
    ba-jaffarabad | Usta Muhammad | Usta Mohamad; Ustamohammad; Usta Muhamad; Osta Mohammad
    ba-nasirabad | Dera Murad Jamali | Dera Muraad Jamali; Dera Murad Jamaly; Deramurad Jamali
    ba-nasirabad | Dera Murad Jamali | Dera Morad Jamali
    jk-poonch | Rawalakot | Ravalakot; Rawla Kot; Rawalakoat; راولا کوٹ
    jk-sudhnoti | Pallandri | Palandry; Pallandari; Palundri
    gb-diamir | Chilas | Chillas; Chilaas; Chlas
    gb-ghanche | Khaplu | Khapulo; Kaplu; Khaploo
    """
}
